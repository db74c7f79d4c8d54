import { useSyncExternalStore } from 'react';

/** Something that has happened, told at the edge of the page. */
export interface Notice {
  readonly title: string;
  readonly sentence?: string;
  readonly tone?: 'done' | 'refused';
  readonly action?: { readonly label: string; readonly onPress: () => void };
  /** Milliseconds until it goes by itself; 0 for never. */
  readonly forMs?: number;
}

let tell: ((notice: Notice) => void) | undefined;
const waiting: Notice[] = [];
const readers = new Set<() => void>();

/** Says what has happened: done politely, refused at once. With an action it stays 10 s, so that there is time to undo. */
export function notify(notice: Notice): void {
  if (tell) return tell(notice);
  waiting.push(notice);
  for (const reader of readers) reader();
}

/** From now on notices go to `teller`, those that wait first. */
export function takeNotices(teller: (notice: Notice) => void): void {
  tell = teller;
  for (const notice of waiting.splice(0)) teller(notice);
}

/** Whether there has been anything to tell yet; what shows notices is loaded only then. */
export const useAnyNotice = (): boolean =>
  useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    () => tell !== undefined || waiting.length > 0,
  );
