import { useSyncExternalStore } from 'react';

const print = matchMedia('print');

function subscribe(reader: () => void) {
  print.addEventListener('change', reader);
  return () => print.removeEventListener('change', reader);
}

/** Whether the page is being printed: for what is drawn otherwise on paper; where only its looks differ, a class does it. */
export const usePrinted = (): boolean => useSyncExternalStore(subscribe, () => print.matches);
