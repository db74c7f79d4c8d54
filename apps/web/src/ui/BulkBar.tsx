import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../paraglide/messages.js';

interface BulkBarProps {
  readonly count: number;
  /** How many match in all; with more than are selected, the bar offers them. */
  readonly matching?: number;
  readonly onSelectAll?: () => void;
  readonly onClear: () => void;
  /** `BulkAction`s. */
  readonly children: ReactNode;
}

/** What can be done with the selected rows; the list keeps its height free below, so that no row hides under it. */
export function BulkBar({ count, matching, onSelectAll, onClear, children }: BulkBarProps) {
  if (count === 0) return null;
  return (
    <>
      <div aria-hidden className="h-16 flex-none" />
      <section
        aria-label={m.ui_bulk()}
        className="fixed bottom-[calc(var(--bottom-bar)+56px)] left-1/2 z-20 flex min-h-11.5 max-w-[calc(100vw-24px)] -translate-x-1/2 flex-wrap items-center gap-0.5 rounded-4 bg-inverse py-1.5 pr-1.5 pl-4 text-on-inverse shadow-e3 max-wide:bottom-[calc(var(--bottom-bar)+12px)] wide:left-[calc(50%+var(--rail)/2)]"
      >
        <output className="pr-2 font-medium">{m.ui_selected({ count })}</output>
        {onSelectAll && matching !== undefined && matching > count && (
          <button
            type="button"
            onClick={onSelectAll}
            className="min-h-8 rounded-2 px-1.5 text-on-inverse-2 underline underline-offset-3 focus-visible:outline-on-inverse"
          >
            {m.ui_select_all_matching({ count: matching })}
          </button>
        )}
        <span aria-hidden className="mx-2 h-[18px] w-px bg-on-inverse-2 opacity-40 max-wide:hidden" />
        {children}
        <button
          type="button"
          aria-label={m.ui_clear_selection()}
          onClick={onClear}
          className="grid size-8.5 place-items-center rounded-2 hover:bg-on-inverse/15 focus-visible:outline-on-inverse"
        >
          <X size={16} aria-hidden />
        </button>
      </section>
    </>
  );
}
