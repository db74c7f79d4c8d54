import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { EveryoneColumn, EveryoneRow } from '@totem/domain/everyone-questions';
import { useEffect } from 'react';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import type { EveryoneFilter, EveryoneThing } from './everyone-asked.ts';

/** A question about everybody at a thing; without an organization, that of the page. */
export interface EveryoneQuestion {
  readonly thing: EveryoneThing;
  readonly at?: string | undefined;
  readonly filter?: EveryoneFilter;
  readonly sort?: 'name' | 'level';
}

const rowsAPage = 50;

/** Everybody at a thing, as many pages as were asked for, and how many they are. */
export function useEveryone({ thing, at, filter = {}, sort = 'name' }: EveryoneQuestion) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const asked = { organizationId, thing, at, filter };
  const list = useInfiniteQuery(
    trpc.access.everyone.infiniteQueryOptions(
      { ...asked, sort, pageSize: rowsAPage },
      { getNextPageParam: (page) => page.next, placeholderData: keepPreviousData },
    ),
  );
  const count = useQuery(trpc.access.countEveryone.queryOptions(asked, { placeholderData: keepPreviousData }));
  const pages = list.data?.pages ?? [];
  const [first] = pages;
  const { refetch } = list;
  // Cells are told by the number of their column: where a later page counts others, all of them are asked for anew.
  const isMixed = pages.some((page) => page.columnsKey !== first?.columnsKey);
  useEffect(() => {
    if (isMixed) void refetch();
  }, [isMixed, refetch]);
  const rows: readonly EveryoneRow[] = isMixed ? (first?.rows ?? []) : pages.flatMap((page) => page.rows);
  const columns: readonly EveryoneColumn[] = first?.columns ?? [];
  return { list, rows, columns, columnsComplete: first?.columnsComplete ?? true, count: count.data ?? null, isCounting: count.isLoading };
}
