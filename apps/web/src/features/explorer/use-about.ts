import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import type { ExplorerSearch } from './explorer-search.ts';

/** What a question is about, by its name; it is not found where the reader may not see it, or it does not exist. */
export function useAbout({ person, location, item }: ExplorerSearch) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const member = useQuery(
    trpc.members.get.queryOptions({ organizationId, member: person ?? '' }, { enabled: person !== undefined, staleTime: 60_000 }),
  );
  const node = useQuery(
    trpc.nodes.get.queryOptions({ organizationId, node: location ?? '' }, { enabled: location !== undefined, staleTime: 60_000 }),
  );
  const found = useQuery(
    trpc.serviceItems.get.queryOptions({ organizationId, item: item ?? '' }, { enabled: item !== undefined, staleTime: 60_000 }),
  );
  if (person !== undefined) return { ...stateOf(member), data: member.data && { id: member.data.id, name: member.data.name } };
  if (location !== undefined) return { ...stateOf(node), data: node.data && { id: node.data.id, name: node.data.name } };
  return { ...stateOf(found), data: found.data && { id: found.data.id, name: found.data.name } };
}

const stateOf = ({ error, isPending, refetch }: { error: unknown; isPending: boolean; refetch: () => unknown }) => ({
  error,
  isPending,
  refetch,
});
