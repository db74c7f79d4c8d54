import { useSyncExternalStore } from 'react';

let live = true;
const readers = new Set<() => void>();

/** Whether the page follows what happens to its organization. */
export function setLive(now: boolean): void {
  if (live === now) return;
  live = now;
  for (const reader of readers) reader();
}

export const useLive = (): boolean =>
  useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    () => live,
  );
