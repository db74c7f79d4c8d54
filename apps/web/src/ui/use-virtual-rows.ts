import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, type RefObject } from 'react';

/** Above this many lines only those in view are in the page. */
const drawnWhole = 120;
const usualHeight = 45;

interface VirtualRows {
  /** What to draw, in order; `gap` is how many pixels stand for lines left out before it. */
  readonly lines: readonly { readonly index: number; readonly gap: number }[];
  /** Pixels that stand for the lines after the last. */
  readonly after: number;
  readonly measure: ((line: Element | null) => void) | undefined;
  readonly scrollTo: (index: number) => void;
}

/** How high the lines of the list that was left last were, so that coming back finds each where it stood. */
let left: { readonly list: string; readonly lines: VirtualItem[] } | null = null;

/**
 * Which lines of a long list to draw, by where the nearest `data-scroller` stands.
 *
 * @param kept is drawn wherever one has scrolled to: it has the focus, which would otherwise be lost. -1 for none.
 * @param name of the list, by which it is known again when one comes back to it.
 */
export function useVirtualRows(count: number, list: RefObject<HTMLElement | null>, kept: number, name: string): VirtualRows {
  'use no memo'; // the virtualizer answers differently without changing its identity, which the compiler cannot see
  // oxlint-disable-next-line react/incompatible-library -- for the same reason nothing of it leaves this hook but values
  const virtualizer = useVirtualizer({
    count,
    enabled: count > drawnWhole,
    getScrollElement: () => list.current?.closest('[data-scroller]') ?? null,
    estimateSize: () => usualHeight,
    scrollMargin: list.current?.offsetTop ?? 0,
    overscan: 12,
    initialMeasurementsCache: left?.list === name ? left.lines : [],
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range);
      return kept < 0 || inView.includes(kept) ? inView : [...inView, kept].toSorted((a, b) => a - b);
    },
  });
  useEffect(
    () => () => {
      left = { list: name, lines: virtualizer.measurementsCache };
    },
    [name, virtualizer],
  );
  if (count <= drawnWhole) {
    return { lines: Array.from({ length: count }, (_, index) => ({ index, gap: 0 })), after: 0, measure: undefined, scrollTo: () => {} };
  }
  const items = virtualizer.getVirtualItems();
  let end = virtualizer.options.scrollMargin;
  const lines = items.map((item) => {
    const gap = item.start - end;
    end = item.end;
    return { index: item.index, gap };
  });
  return {
    lines,
    after: virtualizer.getTotalSize() - (end - virtualizer.options.scrollMargin),
    measure: virtualizer.measureElement,
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  };
}
