import type { MemberFilter, MemberRow, MemberSort } from '@totem/domain/members';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { useSteadyRows } from '../../ui/use-steady-rows.ts';
import { freshMs, keptMs, usePeopleCount } from './use-people-count.ts';

const rowsAPage = 50;

/**
 * The people at the scope, as many pages as were asked for, with their exact number. It follows what happens to the
 * organization by itself.
 *
 * @param held while no row may move.
 */
export function usePeople(filter: MemberFilter, sort: MemberSort, held: boolean) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const scope = useScope();
  const question = { organizationId, node: scope.id, filter, sort };
  const list = useInfiniteQuery({
    ...trpc.members.list.infiniteQueryOptions(
      { ...question, pageSize: rowsAPage },
      { getNextPageParam: (page) => page.next ?? undefined, staleTime: freshMs, refetchInterval: freshMs, gcTime: keptMs },
    ),
    placeholderData: keepPreviousData,
  });
  const count = usePeopleCount(filter);
  const name = JSON.stringify(question);
  // Until the answer comes the rows are those of the question before, and nothing holds them.
  const steady = useSteadyRows(list.data, rowsOf, list.isPlaceholderData ? `before ${name}` : name, held);
  return {
    list,
    ...steady,
    question,
    /** The question as a text, by which its list is known again. */
    name,
    total: count.data?.total ?? null,
    isCounting: count.isLoading,
  };
}

interface Pages {
  readonly pages: readonly { readonly rows: readonly MemberRow[] }[];
}

const rowsOf = (data: Pages): readonly MemberRow[] => data.pages.flatMap((page) => page.rows);
