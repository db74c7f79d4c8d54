import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog } from '../../shell/organization.ts';
import { Chip, SensitiveChip } from '../../ui/Chip.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { cellWords, reachWords } from './cell-words.ts';
import type { MatrixCell, MatrixRow } from './matrix-model.ts';

interface CellContentProps {
  readonly row: MatrixRow;
  readonly cell: MatrixCell;
  /** Where nothing else says it: how far this goes. */
  readonly withReach: boolean;
}

/** What a role has of a function: a sign for the eye, words for what the sign does not say, and all of it for the ear. */
export function CellContent({ row, cell, withReach }: CellContentProps) {
  const catalog = useCatalog();
  const words = cellWords(catalog, cell);
  if (cell.kind === 'none')
    return (
      <span className="text-ink-3">
        <span aria-hidden>–</span>
        <VisuallyHidden>{words}</VisuallyHidden>
      </span>
    );
  if (cell.kind === 'extra') {
    const isSensitive = row.permissions.some((permission) => permission.sensitive);
    return isSensitive ? (
      <SensitiveChip letters={m.users_sensitive()} name={m.services_needs({ extra: words, what: say(row.label) })} />
    ) : (
      <Chip>{words}</Chip>
    );
  }
  return (
    <span className="inline-flex items-baseline gap-2 text-left">
      <CellSign kind={cell.kind} />
      {cell.kind === 'full' ? <VisuallyHidden>{words}</VisuallyHidden> : <span className="min-w-0">{words}</span>}
      {withReach && cell.reach !== null && <span className="min-w-0 text-12 text-ink-2">{reachWords(cell.reach)}</span>}
    </span>
  );
}

/** A filled disc for all of it, a half one for a part. */
export function CellSign({ kind }: { kind: 'full' | 'partial' }) {
  return (
    <svg aria-hidden viewBox="0 0 12 12" className="size-3 flex-none translate-y-px text-ink">
      <circle cx="6" cy="6" r="5" fill={kind === 'full' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" />
      {kind === 'partial' && <path d="M6 1a5 5 0 0 0 0 10z" fill="currentColor" />}
    </svg>
  );
}
