import { useSyncExternalStore } from 'react';

/** Something that is shown over the page, opened and closed from anywhere. */
interface Layer {
  readonly open: () => void;
  readonly close: () => void;
  readonly useOpen: () => boolean;
}

function makeLayer(): Layer {
  let isOpen = false;
  const readers = new Set<() => void>();
  const set = (open: boolean) => () => {
    isOpen = open;
    for (const reader of readers) reader();
  };
  const subscribe = (reader: () => void) => {
    readers.add(reader);
    return () => readers.delete(reader);
  };
  return { open: set(true), close: set(false), useOpen: () => useSyncExternalStore(subscribe, () => isOpen) };
}

/** What one searches and commands with. */
export const paletteLayer = makeLayer();

/** The list of shortcuts. */
export const shortcutsLayer = makeLayer();

/** What the draft of the page's organization would do. */
export const reviewLayer = makeLayer();
