import type { ActivityFilter, ActivityRow } from '@totem/domain/activity';
import type { Page } from '@totem/domain/paging';
import type { NodeId } from '@totem/domain/ids';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';

const rowsAPage = 50;
/** What happens is told by the organization's version; the clock changes nothing of what has happened. */
const freshMs = 5 * 60_000;

const nextOf = (page: Page<ActivityRow>) => page.next ?? undefined;

/** Events at a node under a filter, newest first, as many pages as were asked for; `name`: what was asked, as a text. */
export function useActivity(node: NodeId, filter: ActivityFilter) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const list = useInfiniteQuery(
    trpc.activity.list.infiniteQueryOptions(
      { organizationId, node, filter, pageSize: rowsAPage },
      { getNextPageParam: nextOf, staleTime: freshMs },
    ),
  );
  return { list, name: JSON.stringify([node, filter]) };
}

/** What was done to the reader's own access, in the same way. */
export function useMyActivity() {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const list = useInfiniteQuery(
    trpc.activity.mine.infiniteQueryOptions({ organizationId, pageSize: rowsAPage }, { getNextPageParam: nextOf, staleTime: freshMs }),
  );
  return { list, name: 'mine' };
}
