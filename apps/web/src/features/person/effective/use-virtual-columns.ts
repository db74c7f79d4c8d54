import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

interface VirtualColumns {
  /** What to draw, in order; `gap` is how many pixels stand for columns left out before it. */
  readonly columns: readonly { readonly index: number; readonly gap: number }[];
  readonly after: number;
  readonly scrollTo: (index: number) => void;
}

/**
 * Which columns of a wide grid to draw, by where its scroller stands.
 *
 * @param before pixels of what stays at the left, over the columns.
 * @param kept is drawn wherever one has scrolled to: it has the focus. -1 for none.
 */
export function useVirtualColumns(
  count: number,
  width: number,
  before: number,
  scroller: RefObject<HTMLElement | null>,
  kept: number,
): VirtualColumns {
  'use no memo'; // the virtualizer answers differently without changing its identity, which the compiler cannot see
  // oxlint-disable-next-line react/incompatible-library -- for the same reason nothing of it leaves this hook but values
  const virtualizer = useVirtualizer({
    horizontal: true,
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => width,
    scrollPaddingStart: before,
    overscan: 4,
    initialRect: { width: 1200, height: 0 },
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range);
      return kept < 0 || kept >= count || inView.includes(kept) ? inView : [...inView, kept].toSorted((a, b) => a - b);
    },
  });
  let end = 0;
  const columns = virtualizer.getVirtualItems().map((item) => {
    const gap = item.start - end;
    end = item.end;
    return { index: item.index, gap };
  });
  return { columns, after: virtualizer.getTotalSize() - end, scrollTo: (index) => virtualizer.scrollToIndex(index) };
}
