import type { MemberFilter } from '@totem/domain/members';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';

/** What begins or ends by the clock shows within this time; everything else is told by the organization's version. */
export const freshMs = 5 * 60_000;
/** How long somebody may be on another page and find the list as they left it, all loaded rows included. */
export const keptMs = 30 * 60_000;

/** How many people at the scope a filter leaves, exactly. */
export function usePeopleCount(filter: MemberFilter) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const scope = useScope();
  return useQuery(
    trpc.members.count.queryOptions(
      { organizationId, node: scope.id, filter },
      { staleTime: freshMs, refetchInterval: freshMs, gcTime: keptMs, placeholderData: keepPreviousData },
    ),
  );
}
