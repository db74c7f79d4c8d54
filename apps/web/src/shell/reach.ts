import { useSyncExternalStore } from 'react';

/** Whether Totem answers. `offline`: the device itself says that it has no network. */
export type Reach = 'reached' | 'unreachable' | 'offline';

const readers = new Set<() => void>();
const returned = new Set<() => void>();
let unanswered = false;
let answeredAt = -Infinity;
let reach: Reach = 'reached';

const read = () => {
  const now = !navigator.onLine ? 'offline' : unanswered ? 'unreachable' : 'reached';
  if (now === reach) return;
  const before = reach;
  reach = now;
  for (const reader of readers) reader();
  if (now === 'reached' && before !== 'reached') for (const back of returned) back();
};

/** Something was answered, whatever it says. */
export function answered(): void {
  answeredAt = performance.now();
  unanswered = false;
  read();
}

/**
 * A question had no answer, or the answer that nothing can be known now.
 *
 * @param sentAt by the monotonic clock; where anything was answered since, it was slow and no more.
 */
export function unansweredSince(sentAt: number): void {
  if (answeredAt > sentAt) return;
  unanswered = true;
  read();
}

/** @returns what ends it. */
export function subscribeToReach(reader: () => void): () => void {
  readers.add(reader);
  addEventListener('online', read);
  addEventListener('offline', read);
  return () => {
    readers.delete(reader);
    removeEventListener('online', read);
    removeEventListener('offline', read);
  };
}

/** Called each time that Totem answers again. */
export const onReturn = (back: () => void): void => void returned.add(back);

export const reachNow = (): Reach => reach;

export const useReach = (): Reach => useSyncExternalStore(subscribeToReach, reachNow);
