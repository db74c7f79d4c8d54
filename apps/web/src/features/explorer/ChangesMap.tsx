import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { inWords } from '../../ui/number-words.ts';
import { isSensitive } from '../person/effective/cell.ts';
import { Legend } from '../person/effective/Legend.tsx';
import { Mark } from '../person/effective/Mark.tsx';
import { type HeatCell, type HeatGroup, heatWords } from './heat.ts';
import { HeatMap } from './HeatMap.tsx';
import { markOf } from './mark-of.ts';

interface ChangesMapProps {
  readonly label: string;
  readonly rowsAre: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly detail: ReactNode }[];
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  readonly groups?: readonly HeatGroup[];
  readonly cellAt: (row: number, column: number) => HeatCell | null;
  readonly asList: boolean;
  readonly onAsk: (row: number, column: number) => void;
  readonly onEnd?: (() => void) | undefined;
}

/** What came and went between two moments, as a picture or to read; only what changed has a mark. */
export function ChangesMap({ label, rowsAre, rows, columns, groups, cellAt, asList, onAsk, onEnd }: ChangesMapProps) {
  const catalog = useCatalog();
  const changed = (row: number) => columns.flatMap((_, column) => (cellAt(row, column)?.difference ? [column] : []));
  const roles = rows.flatMap((_, row) => changed(row).flatMap((column) => cellAt(row, column)?.role ?? []));
  return (
    <>
      {asList ? (
        <ul aria-label={label} className="grid">
          {rows.map((row, at) => (
            <li key={row.key} className="grid gap-x-6 gap-y-1 border-b border-line py-2 wide:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
              <span className="grid content-start pt-1">
                <span className="font-medium wrap-anywhere">{row.name}</span>
                <span className="text-12 text-ink-2">{row.detail}</span>
              </span>
              <ul>
                {changed(at).map((column) => (
                  <li key={columns[column]?.key}>
                    <ChangeLine name={columns[column]?.name ?? ''} cell={cellAt(at, column)} onAsk={() => onAsk(at, column)} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      ) : (
        <HeatMap
          catalog={catalog}
          label={label}
          rowsAre={rowsAre}
          rows={rows.map((row, at) => ({ ...row, total: inWords(changed(at).length) }))}
          columns={columns}
          {...(groups && { groups })}
          cellAt={cellAt}
          totals={{
            ofRows: m.explorer_changes(),
            ofColumns: m.explorer_changes(),
            below: (column) => inWords(rows.filter((_, row) => cellAt(row, column)?.difference).length),
          }}
          onAsk={onAsk}
          onEnd={onEnd}
        />
      )}
      <Legend roles={roles} compared="moments" />
    </>
  );
}

function ChangeLine({ name, cell, onAsk }: { name: string; cell: HeatCell | null; onAsk: () => void }) {
  const catalog = useCatalog();
  if (!cell) return null;
  return (
    <button
      type="button"
      onClick={onAsk}
      className="flex min-h-row w-full items-center gap-2.5 rounded-1 py-1 text-left hover:bg-hover pointer-coarse:min-h-target"
    >
      <span className="h-8 w-12 flex-none">
        <Mark
          state={cell.state}
          {...(cell.role !== null && markOf(catalog, cell.role))}
          sensitive={isSensitive(catalog, cell)}
          ends={false}
          difference={cell.difference}
        />
      </span>
      <span className="min-w-0 flex-1">
        <span className="font-medium wrap-anywhere">{name}</span> <span className="text-12 text-ink-2">{heatWords(catalog, cell)}</span>
      </span>
      <ChevronRight size={16} aria-hidden className="text-ink-3" />
    </button>
  );
}
