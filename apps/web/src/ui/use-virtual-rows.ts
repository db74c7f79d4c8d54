import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** Above this many lines only those in view are in the page. */
const drawnWhole = 120;
const usualHeight = 45;

interface VirtualRows {
  readonly indexes: readonly number[];
  /** Pixels that stand for the lines above and below. */
  readonly before: number;
  readonly after: number;
  readonly measure: ((line: Element | null) => void) | undefined;
  readonly scrollTo: (index: number) => void;
}

/** Which lines of a long list to draw, by where the nearest `data-scroller` stands. */
export function useVirtualRows(count: number, list: RefObject<HTMLElement | null>): VirtualRows {
  'use no memo'; // the virtualizer answers differently without changing its identity, which the compiler cannot see
  // oxlint-disable-next-line react/incompatible-library -- for the same reason nothing of it leaves this hook but values
  const virtualizer = useVirtualizer({
    count,
    enabled: count > drawnWhole,
    getScrollElement: () => list.current?.closest('[data-scroller]') ?? null,
    estimateSize: () => usualHeight,
    scrollMargin: list.current?.offsetTop ?? 0,
    overscan: 12,
  });
  if (count <= drawnWhole) {
    return { indexes: Array.from({ length: count }, (_, index) => index), before: 0, after: 0, measure: undefined, scrollTo: () => {} };
  }
  const items = virtualizer.getVirtualItems();
  const margin = virtualizer.options.scrollMargin;
  return {
    indexes: items.map((item) => item.index),
    before: (items[0]?.start ?? margin) - margin,
    after: virtualizer.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin),
    measure: virtualizer.measureElement,
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  };
}
