import { useSyncExternalStore } from 'react';

/** How long a page waits before it says so, then before it offers another try, then before it gives up: no answer is no "no". */
export const patienceMs = { slow: 1_000, long: 10_000, most: 20_000 } as const;

/** How long the oldest question under way has been waited for. */
export type Waiting = 'none' | 'slow' | 'long';

const slow = new Set<symbol>();
const long = new Set<symbol>();
const readers = new Set<() => void>();
const tell = () => {
  for (const reader of readers) reader();
};

/** A question was sent. @returns what says that it is over. */
export function waitFor(): () => void {
  const question = Symbol();
  const note = (set: Set<symbol>, afterMs: number) =>
    setTimeout(() => {
      set.add(question);
      tell();
    }, afterMs);
  const timers = [note(slow, patienceMs.slow), note(long, patienceMs.long)];
  return () => {
    for (const timer of timers) clearTimeout(timer);
    const wasSlow = slow.delete(question);
    const wasLong = long.delete(question);
    if (wasSlow || wasLong) tell();
  };
}

export const waitingNow = (): Waiting => (long.size > 0 ? 'long' : slow.size > 0 ? 'slow' : 'none');

export const useWaiting = (): Waiting =>
  useSyncExternalStore((reader) => {
    readers.add(reader);
    return () => readers.delete(reader);
  }, waitingNow);
