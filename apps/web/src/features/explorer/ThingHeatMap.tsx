import type { EveryoneColumn, EveryoneRow } from '@totem/domain/everyone-questions';
import { Pause } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog } from '../../shell/organization.ts';
import { inWords } from '../../ui/number-words.ts';
import { cellOfRow, columnName, countOfRow } from './everyone-grid.ts';
import { HeatMap } from './HeatMap.tsx';

interface ThingHeatMapProps {
  readonly label: string;
  readonly rows: readonly EveryoneRow[];
  readonly columns: readonly EveryoneColumn[];
  /** The thing is a service item, whose columns are places; a place has a column for roles over services without items. */
  readonly isOfItem: boolean;
  /** For how many people a role counts in each column; null while that is not known. */
  readonly counts: { readonly columns: readonly number[]; readonly exact: boolean } | null;
  readonly onAsk: (row: EveryoneRow, column: EveryoneColumn | null) => void;
  readonly onEnd?: (() => void) | undefined;
}

/** Everybody at a thing by its service items, or its places: the strongest role of each where it counts. */
export function ThingHeatMap({ label, rows, columns, isOfItem, counts, onAsk, onEnd }: ThingHeatMapProps) {
  const catalog = useCatalog();
  const before = isOfItem ? 0 : 1;
  const standing = { key: 'standing', name: m.explorer_standing() };
  const named = columns.map((column) => ({ key: `${column.item.id} ${column.location.id}`, name: columnName(column, isOfItem) }));
  const below = (column: number): string => {
    const count = counts?.columns[column - before];
    if (counts === null || count === undefined) return '';
    return counts.exact ? inWords(count) : m.explorer_at_least({ count: inWords(count) });
  };
  return (
    <HeatMap
      catalog={catalog}
      label={label}
      rowsAre={say(catalog.product.words.members)}
      rows={rows.map((row) => ({
        key: row.member.id,
        name: row.member.name,
        detail: <PersonDetail row={row} />,
        total: columns.length > 0 ? inWords(countOfRow(row)) : '',
      }))}
      columns={isOfItem ? named : [standing, ...named]}
      cellAt={(at, column) => {
        const row = rows[at];
        return row ? cellOfRow(row, column - before) : null;
      }}
      totals={{ ofRows: m.explorer_sees(), ofColumns: m.explorer_people_there(), below }}
      onAsk={(at, column) => {
        const row = rows[at];
        if (row) onAsk(row, columns[column - before] ?? null);
      }}
      onEnd={onEnd}
    />
  );
}

/** A person’s level, and whether they are suspended. */
export function PersonDetail({ row }: { row: EveryoneRow }) {
  const isSuspended = row.gates.some((gate) => gate.gate === 'status');
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {row.level.name}
      {isSuspended && (
        <span className="inline-flex items-center gap-1 text-deny">
          <Pause size={12} aria-hidden />
          {m.person_is_suspended()}
        </span>
      )}
    </span>
  );
}
