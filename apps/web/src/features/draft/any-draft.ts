import { useSyncExternalStore } from 'react';

const readers = new Set<() => void>();

/** Where the draft of one membership is kept in this tab, as long as there is one. */
export const draftKey = (membership: string): string => `totem.draft.${membership}`;

/** Tells that a draft is not as it was. */
export function draftChanged(): void {
  for (const reader of readers) reader();
}

/** Whether a membership has a draft with anything in it: what a page without one needs to know of drafts. */
export const useAnyDraft = (membership: string): boolean =>
  useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    () => sessionStorage.getItem(draftKey(membership)) !== null,
  );
