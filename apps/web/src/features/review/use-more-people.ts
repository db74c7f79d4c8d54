import type { PersonEffect } from '@totem/domain/change-access';
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface PeoplePage {
  readonly people: readonly PersonEffect[];
  readonly complete: boolean;
}

export interface MorePeople {
  readonly people: readonly PersonEffect[];
  readonly complete: boolean;
  readonly pending: boolean;
  readonly failed: boolean;
  readonly readOn: () => void;
}

/**
 * The people of an effect beyond the first ones, a page at a time.
 *
 * @param key of the effect as it was shown: as long as it is the same, so are its pages.
 * @param read the page that begins after so many people.
 */
export function useMorePeople(
  key: QueryKey,
  first: PeoplePage,
  read: (from: number, signal: AbortSignal) => Promise<PeoplePage>,
): MorePeople {
  const [isWanted, setWanted] = useState(false);
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: first.people.length,
    getNextPageParam: (page, _pages, from) => (page.complete ? undefined : from + page.people.length),
    enabled: isWanted && !first.complete,
    staleTime: Infinity,
  });
  const pages = query.data?.pages ?? [];
  return {
    people: [...first.people, ...pages.flatMap((page) => page.people)],
    complete: first.complete || pages.at(-1)?.complete === true,
    pending: query.isFetching,
    failed: query.isError,
    readOn: () => (pages.length > 0 ? void query.fetchNextPage() : query.isError ? void query.refetch() : setWanted(true)),
  };
}
