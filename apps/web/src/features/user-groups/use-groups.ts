import type { UserGroupFilter, UserGroupSort, UserGroupView } from '@totem/domain/user-groups';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { useHold } from '../../ui/use-hold.ts';
import { useSteadyRows } from '../../ui/use-steady-rows.ts';

const rowsAPage = 100;

interface Pages {
  readonly pages: readonly { readonly rows: readonly UserGroupView[] }[];
}
const rowsOf = (data: Pages): readonly UserGroupView[] => data.pages.flatMap((page) => page.rows);

/** The user groups of the scope, as many pages as were asked for; no row moves under the pointer or the focus. */
export function useGroups(search: string, filter: UserGroupFilter, sort: UserGroupSort) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const scope = useScope();
  const question = { organizationId, within: scope.id, filter, sort, ...(search !== '' && { search }) };
  const list = useInfiniteQuery({
    ...trpc.userGroups.list.infiniteQueryOptions(
      { ...question, pageSize: rowsAPage },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
    placeholderData: keepPreviousData,
  });
  const { held, hold } = useHold();
  const name = JSON.stringify(question);
  const steady = useSteadyRows(list.data, rowsOf, list.isPlaceholderData ? `before ${name}` : name, held);
  return {
    list,
    ...steady,
    hold,
    /** The question as a text, by which its list is known again. */
    name,
  };
}
export type Groups = ReturnType<typeof useGroups>;
