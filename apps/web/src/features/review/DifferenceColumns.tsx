import { Equal, type LucideIcon, Minus, Plus, TriangleAlert } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import type { Difference, DifferenceLine, DifferenceSign } from './difference.ts';

const struck = 'decoration-deny';
const come = '-mx-0.5 rounded-1 bg-allow-soft box-decoration-clone px-0.5 no-underline';

interface Look {
  readonly icon: LucideIcon;
  readonly ink: string;
  readonly say: () => string;
}

const looks: Readonly<Record<DifferenceSign, Look>> = {
  loses: { icon: Minus, ink: 'text-deny', say: m.review_loses },
  was: { icon: Minus, ink: 'text-ink-2', say: m.review_before },
  gains: { icon: Plus, ink: 'text-allow', say: m.review_gains },
  becomes: { icon: Plus, ink: 'text-ink-2', say: m.review_after },
  stays: { icon: Equal, ink: 'text-ink-2', say: m.review_unchanged },
  warns: { icon: TriangleAlert, ink: 'text-warn', say: m.review_warnings },
};

/** Before and after beside each other with what stays in both; where it is narrow, what goes, what comes, then what stays. */
export function DifferenceColumns({ difference: { before, after, stays } }: { difference: Difference }) {
  return (
    <div className="grid gap-x-4 gap-y-2 pt-1.5 wide:grid-cols-2">
      <Column title={m.review_before()} lines={before} stays={stays} nothing={m.review_nothing_lost()} />
      <Column title={m.review_after()} lines={after} stays={stays} nothing={m.review_nothing_gained()} />
      {stays.length > 0 && (
        <div className="wide:hidden">
          <p className="text-11 font-medium text-ink-3">{m.review_unchanged()}</p>
          <Lines lines={stays} />
        </div>
      )}
    </div>
  );
}

interface ColumnProps {
  readonly title: string;
  readonly lines: readonly DifferenceLine[];
  readonly stays: readonly DifferenceLine[];
  /** For the ear, where there is no line. */
  readonly nothing: string;
}

function Column({ title, lines, stays, nothing }: ColumnProps) {
  const isEmpty = lines.length === 0;
  return (
    <div className={isEmpty ? 'max-wide:hidden' : ''}>
      <p className="text-11 font-medium text-ink-3">{title}</p>
      <Lines lines={lines} />
      <div className="max-wide:hidden">
        <Lines lines={stays} />
      </div>
      {isEmpty && stays.length === 0 && (
        <p className="text-ink-3">
          <span aria-hidden>–</span>
          <VisuallyHidden>{nothing}</VisuallyHidden>
        </p>
      )}
    </div>
  );
}

const Lines = ({ lines }: { lines: readonly DifferenceLine[] }) =>
  lines.map(({ sign, words }) => {
    const { icon: Icon, ink, say } = looks[sign];
    return (
      <p key={sign + words} className="grid grid-cols-[20px_minmax(0,1fr)] wrap-anywhere">
        <Icon size={14} aria-label={say()} className={`mt-[3px] ${ink}`} />
        <span>
          {sign === 'loses' || sign === 'was' ? (
            <s className={struck}>{words}</s>
          ) : sign === 'gains' || sign === 'becomes' ? (
            <ins className={come}>{words}</ins>
          ) : (
            words
          )}
        </span>
      </p>
    );
  });
