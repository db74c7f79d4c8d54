import { useSyncExternalStore } from 'react';

const storedAs = 'totem.single_keys';
const readers = new Set<() => void>();
let on = stored();

function stored(): boolean {
  try {
    return localStorage.getItem(storedAs) !== 'off';
  } catch {
    return true; // Closed storage: as it is for everybody at first.
  }
}

function take(next: boolean) {
  on = next;
  for (const reader of readers) reader();
}

// Another tab changed it: this one follows.
addEventListener('storage', (event) => {
  if (event.key === storedAs) take(stored());
});

/** Whether shortcuts of one letter work on this device (WCAG 2.1.4); those with ⌘ or Ctrl always do. */
export const areSingleKeysOn = (): boolean => on;

export function setSingleKeys(next: boolean): void {
  take(next);
  try {
    localStorage.setItem(storedAs, next ? 'on' : 'off');
  } catch {
    // Closed storage: it holds until the page is left.
  }
}

export const useSingleKeys = (): boolean =>
  useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    () => on,
  );
