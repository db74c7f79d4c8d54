import { QueryClient } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter } from '@tanstack/react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { trpc } from '../trpc.ts';
import { watchSession } from './watch-session.ts';

const place = { assign: vi.fn<(to: string) => void>(), reload: vi.fn<() => void>() };
beforeEach(() => vi.stubGlobal('location', place));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

/** A page with its queries, as it is watched, and how often it has asked its routes anew. */
function page() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory({ initialEntries: ['/marvel/users?q=may'] }) });
  const invalidate = vi.spyOn(router, 'invalidate').mockResolvedValue();
  watchSession(queries, router);
  const fail = (key: string, reason: string) =>
    queries
      .fetchQuery({ queryKey: [key], queryFn: () => Promise.reject(Object.assign(new Error(reason), { name: 'TRPCClientError' })) })
      .catch(() => {});
  return { queries, invalidate, fail };
}

const person = (id: string) => ({ id, name: 'May', email: 'may@oscorp.example', sessionEndsAt: '2026-01-01T00:00:00.000Z' });

test('an organization that has closed to one is asked for again, once', async () => {
  const { queries, invalidate, fail } = page();
  const key = trpc.organizations.bySlug.queryKey({ slug: 'marvel' });
  queries.setQueryData([...key], { slug: 'marvel' });
  await Promise.all([fail('people', 'member.suspended'), fail('tree', 'member.suspended')]);
  expect(queries.getQueryState(key)?.isInvalidated).toBe(true);
  expect(invalidate).toHaveBeenCalledTimes(1);
});

test('a refusal of one thing leaves the page as it is', async () => {
  const { queries, invalidate, fail } = page();
  queries.setQueryData([...trpc.organizations.bySlug.queryKey({ slug: 'marvel' })], { slug: 'marvel' });
  await fail('people', 'access.denied');
  expect(invalidate).not.toHaveBeenCalled();
});

test('nothing that one person has read is shown to the next', () => {
  const { queries } = page();
  const key = [...trpc.me.person.queryKey()];
  queries.setQueryData(key, person('1'));
  queries.setQueryData(key, person('1'));
  expect(place.reload).not.toHaveBeenCalled();
  queries.setQueryData(key, person('2'));
  expect(place.reload).toHaveBeenCalledTimes(1);
});

test('who signs in on this page after somebody else begins with nothing, and stays on it', () => {
  const { queries } = page();
  const key = [...trpc.me.person.queryKey()];
  queries.setQueryData(key, person('1'));
  queries.clear();
  queries.setQueryData(key, person('2'));
  expect(place.reload).not.toHaveBeenCalled();
});

test('when the sign-in session has ended, one signs in and comes back', async () => {
  const { fail } = page();
  await fail('people', 'sign_in.required');
  await fail('tree', 'sign_in.required');
  expect(place.assign.mock.calls).toEqual([['/sign-in?next=%2Fmarvel%2Fusers%3Fq%3Dmay&notice=ended']]);
});
