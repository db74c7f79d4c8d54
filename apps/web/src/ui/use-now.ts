import { useSyncExternalStore } from 'react';

let now = Date.now();
const readers = new Set<() => void>();
let clock: ReturnType<typeof setInterval> | undefined;

function subscribe(reader: () => void) {
  if (readers.size === 0) {
    now = Date.now();
    clock = setInterval(() => {
      now = Date.now();
      for (const each of readers) each();
    }, 30_000);
  }
  readers.add(reader);
  return () => {
    readers.delete(reader);
    if (readers.size === 0) clearInterval(clock);
  };
}

/** The browser's clock in milliseconds, for words such as "5 minutes ago"; it moves every 30 s. Nothing is decided by it. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
