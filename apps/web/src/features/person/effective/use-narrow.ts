import { useSyncExternalStore } from 'react';

const narrow = matchMedia('screen and (width < 720px)');

function subscribe(reader: () => void) {
  narrow.addEventListener('change', reader);
  return () => narrow.removeEventListener('change', reader);
}

/** Whether the screen is too narrow for a grid; where only the drawing differs, a class does it. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
