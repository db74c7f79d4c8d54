import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

interface VirtualAxis {
  /** What to draw, in order; `gap` is how many pixels stand for lines left out before it. */
  readonly lines: readonly { readonly index: number; readonly gap: number; readonly size: number }[];
  readonly after: number;
  readonly scrollTo: (index: number) => void;
  /** For lines whose size depends on what is in them. */
  readonly measure: (line: Element | null) => void;
}

interface AxisOptions {
  readonly horizontal: boolean;
  readonly count: number;
  /** Pixels of one line, as a guess where they are measured. */
  readonly size: number;
  /** Pixels of what stays before the lines, over them. */
  readonly before: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Is drawn wherever one has scrolled to: it has the focus. -1 for none. */
  readonly kept: number;
}

/** Which rows, or columns, of a large grid to draw, by where its scroller stands. */
export function useVirtualAxis({ horizontal, count, size, before, scroller, kept }: AxisOptions): VirtualAxis {
  'use no memo'; // the virtualizer answers differently without changing its identity, which the compiler cannot see
  // oxlint-disable-next-line react/incompatible-library -- for the same reason nothing of it leaves this hook but values
  const virtualizer = useVirtualizer({
    horizontal,
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    scrollPaddingStart: before,
    overscan: 4,
    initialRect: { width: 1200, height: 800 },
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range);
      return kept < 0 || kept >= count || inView.includes(kept) ? inView : [...inView, kept].toSorted((a, b) => a - b);
    },
  });
  let end = 0;
  const lines = virtualizer.getVirtualItems().map((item) => {
    const gap = item.start - end;
    end = item.end;
    return { index: item.index, gap, size: item.size };
  });
  return {
    lines,
    after: virtualizer.getTotalSize() - end,
    scrollTo: (index) => virtualizer.scrollToIndex(index),
    measure: virtualizer.measureElement,
  };
}
