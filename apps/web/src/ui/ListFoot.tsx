import type { ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { inWords } from './number-words.ts';

interface ListFootProps {
  readonly from: number;
  readonly shown: number;
  /** Null: more exist, and how many is not known. */
  readonly total: number | null;
  readonly complete: boolean;
  /** The total is on its way: nothing of this is shown before it is there, so that nothing moves when it comes. */
  readonly isCounting?: boolean;
  /** Next to the count: which part of the organization, *Next page*. */
  readonly children?: ReactNode;
}

/** How much of a list is shown; it never passes over what is missing. */
export function ListFoot({ from, shown, total, complete, isCounting = false, children }: ListFootProps) {
  const to = from + shown - 1;
  const all = total ?? (complete ? to : null);
  const words = (last: number) =>
    all === null ? m.ui_shown_more_exist({ count: last }) : m.ui_shown_of({ from: inWords(from), to: inWords(last), total: inWords(all) });
  return (
    <footer
      data-waiting={isCounting || undefined}
      className={`-mx-gutter wide:sticky wide:bottom-0 mt-auto flex min-h-11 flex-none flex-wrap items-center gap-x-3 border-t border-line bg-surface px-gutter text-ink-2 ${isCounting ? '*:invisible' : ''}`}
    >
      {/* As wide from the beginning as the words are at the end of the list: what stands beside them stays while it is read. */}
      <span className="grid *:[grid-area:1/1]">
        <span role="status">{words(all === null ? shown : to)}</span>
        <span aria-hidden className="invisible">
          {words(all ?? 9_999)}
        </span>
      </span>
      {children}
    </footer>
  );
}
