import type { QueryCacheNotifyEvent, QueryClient } from '@tanstack/react-query';
import { hashKey } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import { trpc } from '../trpc.ts';
import { failureOf } from './failure.ts';

/**
 * Looks at every answer for what concerns the whole page: that the sign-in session has ended, so that one signs in again and
 * comes back; that somebody else has signed in since, in another tab; that the organization has closed to one, so that its
 * page says so.
 */
export function watchSession(queries: QueryClient, router: AnyRouter): void {
  const look = (error: unknown) => {
    const failure = failureOf(error);
    if (failure.kind === 'signed_out') leave(router);
    else if ('reason' in failure && (failure.reason === 'member.suspended' || failure.reason === 'organization.not_found'))
      closeOrganization(queries, router);
  };
  tell = look;
  const samePerson = watchPerson(() => leave(router));
  queries.getQueryCache().subscribe((event) => {
    samePerson(event);
    if (event.type === 'updated' && event.action.type === 'error') look(event.action.error);
  });
  queries.getMutationCache().subscribe((event) => event.type === 'updated' && event.action.type === 'error' && look(event.action.error));
}

let tell: (error: unknown) => void = () => {};

/** The same for what no query or change was answered, but the stream that the page follows. */
export const tellSession = (error: unknown): void => tell(error);

/** Nothing that one person has read is shown to the next. */
function watchPerson(onNobody: () => void) {
  const key = hashKey(trpc.me.person.queryKey());
  let known: string | undefined;
  return ({ type, query }: QueryCacheNotifyEvent) => {
    if (query.queryHash !== key) return;
    if (type === 'removed') known = undefined;
    if (type !== 'updated' || query.state.status !== 'success') return;
    const id = idOf(query.state.data);
    if (known !== undefined && id !== known) return id === undefined ? onNobody() : location.reload();
    known = id;
  };
}

const idOf = (person: unknown): string | undefined =>
  typeof person === 'object' && person !== null && 'id' in person ? String(person.id) : undefined;

/** Asks anew for the organization of the page, once: its route then shows why it is closed. */
function closeOrganization(queries: QueryClient, router: AnyRouter) {
  const open = queries
    .getQueryCache()
    .findAll({ ...trpc.organizations.bySlug.queryFilter(), predicate: ({ state }) => state.status === 'success' && !state.isInvalidated });
  if (open.length === 0) return;
  for (const query of open) query.invalidate();
  void router.invalidate();
}

let leaving = false;

/** A whole new page: nothing of what was read stays in memory. */
function leave(router: AnyRouter) {
  const { pathname, href } = router.state.location;
  if (leaving || pathname === '/sign-in') return;
  leaving = true;
  location.assign(`/sign-in?${new URLSearchParams({ next: href, notice: 'ended' }).toString()}`);
}
