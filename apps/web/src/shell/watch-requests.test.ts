import { observable } from '@trpc/server/observable';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failureOf } from './failure.ts';
import { patienceMs, waitingNow } from './patience.ts';
import { answered, reachNow } from './reach.ts';
import { watchRequests } from './watch-requests.ts';

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true });
  vi.useFakeTimers();
});
afterEach(() => {
  answered();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a question that is never answered is slow, then long, then given up as unreachable', () => {
  const errors: unknown[] = [];
  const op = { id: 1, type: 'query', path: 'members.get', input: {}, context: {}, signal: null } as const;
  const asked = watchRequests({})({ op, next: () => observable(() => () => {}) });
  asked.subscribe({ error: (error) => errors.push(error) });
  expect(waitingNow()).toBe('none');
  vi.advanceTimersByTime(patienceMs.slow);
  expect(waitingNow()).toBe('slow');
  vi.advanceTimersByTime(patienceMs.long - patienceMs.slow);
  expect(waitingNow()).toBe('long');
  vi.advanceTimersByTime(patienceMs.most - patienceMs.long);
  expect([waitingNow(), reachNow()]).toEqual(['none', 'unreachable']);
  expect(errors.map((error) => failureOf(error))).toEqual([{ kind: 'unreachable', outcome: 'not_done' }]);
});
