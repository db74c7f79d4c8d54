import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { Chip } from '../../ui/Chip.tsx';
import type { MatrixRow } from './matrix-model.ts';

/** A function by its name, with what there is to know about its row. */
export function RowName({ row, marked = false }: { row: MatrixRow; marked?: boolean }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-0 text-pretty">{say(row.label)}</span>
      {marked && <span className="text-12 font-medium text-accent-text">{m.services_differs()}</span>}
      {row.provisional && <Chip>{m.services_provisional()}</Chip>}
    </span>
  );
}
