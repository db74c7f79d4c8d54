import type { ActivityFilter, ActivityRow } from '@totem/domain/activity';
import type { Page } from '@totem/domain/paging';
import type { NodeId } from '@totem/domain/ids';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';

const rowsAPage = 50;
/** How soon what happened meanwhile is told. */
const lookedAtMs = 30_000;

const nextOf = (page: Page<ActivityRow>) => page.next ?? undefined;

/** Events at a node under a filter, newest first, as many pages as were asked for; `hasNews`: newer ones wait to be shown. */
export function useActivity(node: NodeId, filter: ActivityFilter) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { id: organizationId } = useOrganization();
  const question = { organizationId, node, filter };
  const asked = trpc.activity.list.infiniteQueryOptions(
    { ...question, pageSize: rowsAPage },
    { getNextPageParam: nextOf, staleTime: lookedAtMs },
  );
  const list = useInfiniteQuery(asked);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const newest = useQuery(
    trpc.activity.list.queryOptions({ ...question, pageSize: 1 }, { enabled: list.isSuccess, refetchInterval: lookedAtMs }),
  );
  const first = newest.data?.rows[0];
  const hasNews = first !== undefined && first.at > (rows[0]?.at ?? '') && !list.isFetching;
  return { list, rows, hasNews, show: () => void client.resetQueries({ queryKey: asked.queryKey }) };
}

/** What was done to the reader's own access, in the same way. */
export function useMyActivity() {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const list = useInfiniteQuery(
    trpc.activity.mine.infiniteQueryOptions({ organizationId, pageSize: rowsAPage }, { getNextPageParam: nextOf, staleTime: lookedAtMs }),
  );
  return { list, rows: list.data?.pages.flatMap((page) => page.rows) ?? [], hasNews: false, show: () => {} };
}
