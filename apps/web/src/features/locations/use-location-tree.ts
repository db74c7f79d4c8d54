import type { LocationBranch } from '@totem/domain/locations';
import { useOrganization } from '../../shell/organization.ts';
import { type Branch, useBranches } from '../../shell/use-branches.ts';
import { useTRPC } from '../../trpc.ts';

const pageSize = 200;

/** What locations lie below each of these nodes, a page at a time. */
export function useLocationTree(open: ReadonlySet<string>): ReadonlyMap<string, Branch<LocationBranch>> {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  return useBranches(open, (under, cursor) =>
    trpc.locations.tree.queryOptions({ organizationId, under, pageSize, ...(cursor && { cursor }) }, { staleTime: 30_000 }),
  );
}
