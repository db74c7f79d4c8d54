import { m } from '../paraglide/messages.js';
import { Button } from './Button.tsx';

interface SaveBarProps {
  /** How many changes the draft holds; at 0 there is no bar. */
  readonly count: number;
  readonly onDiscard: () => void;
  /** Opens the review; nothing is saved from here. */
  readonly onReview: () => void;
  readonly reviewRefused?: string | undefined;
}

/** Floats over the end of the page while there is a draft, and leaves the last row free. */
export function SaveBar({ count, onDiscard, onReview, reviewRefused }: SaveBarProps) {
  if (count === 0) return null;
  return (
    <>
      <div aria-hidden className="h-20 flex-none print:hidden" />
      <section
        aria-label={m.ui_draft()}
        className="fixed print:hidden bottom-[calc(var(--bottom-bar)+20px)] z-20 flex min-h-12.5 items-center gap-2.5 rounded-4 bg-raised py-2 pr-2 pl-[18px] shadow-e3 max-wide:inset-x-3 max-wide:bottom-[calc(var(--bottom-bar)+12px)] wide:left-[calc(50%+var(--rail)/2)] wide:-translate-x-1/2"
      >
        <output className="font-medium whitespace-nowrap max-wide:flex-1">
          <span className="max-wide:hidden">{m.ui_changes_not_saved({ count })}</span>
          <span className="wide:hidden">{m.ui_changes({ count })}</span>
        </output>
        <Button look="quiet" onClick={onDiscard}>
          {m.ui_discard()}
        </Button>
        <Button look="filled" onClick={onReview} disabledReason={reviewRefused}>
          <span className="max-wide:hidden">{m.ui_review_changes()}</span>
          <span className="wide:hidden">{m.ui_review()}</span>
        </Button>
      </section>
    </>
  );
}
