import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answered, onReturn, reachNow, subscribeToReach, unansweredSince } from './reach.ts';

beforeEach(() => void vi.stubGlobal('navigator', { onLine: true }));
afterEach(() => {
  answered();
  vi.unstubAllGlobals();
});

test('what is not answered is out of reach until anything is answered, and then it is told that it is back', () => {
  const back = vi.fn<() => void>();
  onReturn(back);
  expect(reachNow()).toBe('reached');
  unansweredSince(performance.now());
  unansweredSince(performance.now());
  expect([reachNow(), back.mock.calls.length]).toEqual(['unreachable', 0]);
  answered();
  answered();
  expect([reachNow(), back.mock.calls.length]).toEqual(['reached', 1]);
});

test('one slow question among others that are answered is no outage', () => {
  const sentAt = performance.now() - 1;
  answered();
  unansweredSince(sentAt);
  expect(reachNow()).toBe('reached');
});

test('a device without a network is told apart from a Totem that does not answer', () => {
  const told = vi.fn<() => void>();
  vi.stubGlobal('addEventListener', vi.fn<() => void>());
  vi.stubGlobal('removeEventListener', vi.fn<() => void>());
  const end = subscribeToReach(told);
  vi.stubGlobal('navigator', { onLine: false });
  unansweredSince(performance.now());
  expect([reachNow(), told.mock.calls.length]).toEqual(['offline', 1]);
  vi.stubGlobal('navigator', { onLine: true });
  answered();
  expect([reachNow(), told.mock.calls.length]).toEqual(['reached', 2]);
  end();
});
