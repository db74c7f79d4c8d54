import type { Cursor } from '@totem/domain/paging';
import { useQuery } from '@tanstack/react-query';
import { useBranches } from '../../shell/use-branches.ts';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';

const pageSize = 200;

/**
 * The tree of the organization as far as it is open: each node's children are read when it opens, a page at a time.
 *
 * @param open nodes whose children are wanted.
 * @returns the topmost node (null while it is on its way), and what is read below each open one.
 */
export function useTree(open: ReadonlySet<string>) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const listBelow = (under: string | null, cursor: Cursor | undefined) =>
    trpc.nodes.list.queryOptions({ organizationId, under, pageSize, ...(cursor && { cursor }) }, { staleTime: 30_000 });
  const first = useQuery(listBelow(null, undefined));
  const below = useBranches(open, listBelow);
  return { top: first.data?.rows[0] ?? null, error: first.error, retry: () => void first.refetch(), below };
}
