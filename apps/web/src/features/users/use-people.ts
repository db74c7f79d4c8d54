import type { MemberFilter, MemberRow, MemberSort } from '@totem/domain/members';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { type SteadyRows, newsIn, steadyRows } from './steady-rows.ts';
import { freshMs, keptMs, usePeopleCount } from './use-people-count.ts';

const rowsAPage = 100;

/**
 * The people at the scope, as many pages as were asked for, with their exact number. It follows what happens to the
 * organization by itself: on returning to the window, and within half a minute.
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
  const follows = useFollowing();
  const name = JSON.stringify(question);
  // Until the answer comes the rows are those of the question before, and nothing holds them.
  const steady = useSteadyRows(list.data, list.isPlaceholderData ? `before ${name}` : name, held);
  return {
    list,
    ...steady,
    question,
    /** The question as a text, by which its list is known again. */
    name,
    total: count.data?.total ?? null,
    isFollowing: follows && !list.isRefetchError,
  };
}

interface Pages {
  readonly pages: readonly { readonly rows: readonly MemberRow[] }[];
}

interface Shown extends SteadyRows<MemberRow> {
  readonly data: Pages | undefined;
  readonly question: string;
  readonly held: boolean;
  readonly news: ReadonlySet<string>;
}

const noNews: ReadonlySet<string> = new Set();
/** How long a row that came or changed is marked. */
const newsMs = 2_000;

const rowsOf = (data: Pages | undefined): readonly MemberRow[] => data?.pages.flatMap((page) => page.rows) ?? [];

/** The rows of all pages, kept in place while they are held, and what is news in them; another question's are shown at once. */
function useSteadyRows(data: Pages | undefined, question: string, held: boolean) {
  const [shown, setShown] = useState<Shown>({ data: undefined, question, held, rows: [], behind: false, news: noNews });
  if (shown.data !== data || shown.question !== question || shown.held !== held) {
    const before = shown.question === question ? shown.rows : [];
    const steady = steadyRows(before, rowsOf(data), held);
    setShown({ data, question, held, ...steady, news: shown.data === data ? shown.news : newsIn(before, steady.rows) });
  }
  const { news } = shown;
  useEffect(() => {
    if (news.size === 0) return;
    const timer = setTimeout(() => setShown((now) => ({ ...now, news: noNews })), newsMs);
    return () => clearTimeout(timer);
  }, [news]);
  const show = () => setShown({ ...shown, ...steadyRows([], rowsOf(data), false) });
  return { rows: shown.rows, behind: shown.behind, news, show };
}

/** Asks anew for everything about people once the organization has another version; false while that cannot be asked. */
function useFollowing(): boolean {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { slug, version: first } = useOrganization();
  const { data, isError, isPaused } = useQuery(trpc.organizations.bySlug.queryOptions({ slug }, { refetchInterval: 30_000 }));
  const version = data?.version ?? first;
  const known = useRef(version);
  useEffect(() => {
    if (known.current === version) return;
    known.current = version;
    void client.invalidateQueries(trpc.members.pathFilter());
  }, [version, client, trpc]);
  return !isError && !isPaused;
}
