import type { MemberFilter, MemberRow } from '@totem/domain/members';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { type SteadyRows, steadyRows } from './steady-rows.ts';

const rowsAPage = 100;
/** What begins or ends by the clock shows within this time; everything else is told by the organization's version. */
const freshMs = 5 * 60_000;
/** How long somebody may be on another page and find the list as they left it, all loaded rows included. */
const keptMs = 30 * 60_000;

/**
 * The people at the scope, as many pages as were asked for, with their exact number. It follows what happens to the
 * organization by itself: on returning to the window, and within half a minute.
 *
 * @param held while no row may move.
 */
export function usePeople(filter: MemberFilter, held: boolean) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const scope = useScope();
  const question = { organizationId, node: scope.id, filter };
  const list = useInfiniteQuery({
    ...trpc.members.list.infiniteQueryOptions(
      { ...question, pageSize: rowsAPage },
      { getNextPageParam: (page) => page.next ?? undefined, staleTime: freshMs, refetchInterval: freshMs, gcTime: keptMs },
    ),
    placeholderData: keepPreviousData,
  });
  const count = useQuery(
    trpc.members.count.queryOptions(question, {
      staleTime: freshMs,
      refetchInterval: freshMs,
      gcTime: keptMs,
      placeholderData: keepPreviousData,
    }),
  );
  const follows = useFollowing();
  const name = JSON.stringify(question);
  const { rows, behind, show } = useSteadyRows(list.data, name, held);
  return {
    list,
    rows,
    behind,
    show,
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
}

/** The rows of all pages, kept in place while they are held; another question's rows are shown at once. */
function useSteadyRows(data: Pages | undefined, question: string, held: boolean) {
  const [shown, setShown] = useState<Shown>({ data: undefined, question, held, rows: [], behind: false });
  if (shown.data !== data || shown.question !== question || shown.held !== held) {
    const newer = data?.pages.flatMap((page) => page.rows) ?? [];
    const before = shown.question === question ? shown.rows : [];
    setShown({ data, question, held, ...steadyRows(before, newer, held) });
  }
  const show = () => setShown({ ...shown, ...steadyRows([], data?.pages.flatMap((page) => page.rows) ?? [], false) });
  return { rows: shown.rows, behind: shown.behind, show };
}

/** Asks anew for everything about people once the organization has another version; false while that cannot be asked. */
function useFollowing(): boolean {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { slug, version: first } = useOrganization();
  const { data, isError } = useQuery(trpc.organizations.bySlug.queryOptions({ slug }, { refetchInterval: 30_000 }));
  const version = data?.version ?? first;
  const known = useRef(version);
  useEffect(() => {
    if (known.current === version) return;
    known.current = version;
    void client.invalidateQueries(trpc.members.pathFilter());
  }, [version, client, trpc]);
  return !isError;
}
