import { ChevronUp, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { m } from '../paraglide/messages.js';

interface BulkBarProps {
  readonly count: number;
  /** How many match in all; with more than are selected, the bar offers them. */
  readonly matching?: number;
  readonly onSelectAll?: () => void;
  readonly onClear: () => void;
  /** While the save bar stands below it. */
  readonly raised?: boolean;
  /** `BulkAction`s. */
  readonly children: ReactNode;
}

/** What can be done with the selected rows; the list keeps its height free below, so that no row hides under it. */
export function BulkBar({ count, matching, onSelectAll, onClear, raised = false, children }: BulkBarProps) {
  const [isOpen, setOpen] = useState(false);
  const actsId = useId();
  if (count === 0) return null;
  return (
    <>
      <div aria-hidden className="h-24 flex-none" />
      <section
        aria-label={m.ui_bulk()}
        className={`${raised ? 'bottom-[calc(var(--bottom-bar)+80px)] max-wide:bottom-[calc(var(--bottom-bar)+74px)]' : 'bottom-[calc(var(--bottom-bar)+56px)] max-wide:bottom-[calc(var(--bottom-bar)+12px)]'} fixed z-20 flex min-h-11.5 items-center gap-0.5 rounded-4 bg-inverse py-1.5 pr-1.5 pl-4 text-on-inverse shadow-e3 flex-wrap max-wide:inset-x-3 wide:left-[calc(50%+var(--rail)/2)] wide:w-max wide:max-w-[calc(100vw-var(--rail)-48px)] wide:-translate-x-1/2`}
      >
        <output className="pr-2 font-medium whitespace-nowrap">{m.ui_selected({ count })}</output>
        {onSelectAll && matching !== undefined && matching > count && (
          <button
            type="button"
            onClick={onSelectAll}
            className="min-h-8 rounded-2 px-1.5 whitespace-nowrap text-on-inverse-2 underline underline-offset-3 focus-visible:outline-on-inverse"
          >
            {m.ui_select_all_matching({ count: matching })}
          </button>
        )}
        <span aria-hidden className="mx-2 h-[18px] w-px bg-on-inverse-2 opacity-40 max-wide:hidden" />
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={actsId}
          onClick={() => setOpen(!isOpen)}
          className="ml-auto flex min-h-8.5 items-center gap-1 rounded-2 px-2 font-medium hover:bg-on-inverse/15 focus-visible:outline-on-inverse wide:hidden"
        >
          {m.ui_bulk_acts()}
          <ChevronUp size={16} aria-hidden className={isOpen ? 'rotate-180' : ''} />
        </button>
        {/* Where there is little room they come when they are asked for, so that the list stays in sight. */}
        <div id={actsId} className={`${isOpen ? '' : 'max-wide:hidden'} max-wide:order-last max-wide:basis-full wide:contents`}>
          {children}
        </div>
        <button
          type="button"
          aria-label={m.ui_clear_selection()}
          onClick={onClear}
          className="grid size-8.5 flex-none wide:ml-auto place-items-center rounded-2 hover:bg-on-inverse/15 focus-visible:outline-on-inverse"
        >
          <X size={16} aria-hidden />
        </button>
      </section>
    </>
  );
}
