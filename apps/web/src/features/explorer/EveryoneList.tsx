import type { EveryoneColumn, EveryoneRow } from '@totem/domain/everyone-questions';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { roleStep } from '../../role-step.ts';
import { useCatalog } from '../../shell/organization.ts';
import { isSensitive, letterOf } from '../person/effective/cell.ts';
import { Mark } from '../person/effective/Mark.tsx';
import { cellOfRow, columnName } from './everyone-grid.ts';
import { heatWords } from './heat.ts';
import { PersonDetail } from './ThingHeatMap.tsx';

/** What stands below one of the people. */
export interface BelowPerson {
  readonly member: string;
  readonly shown: ReactNode;
}

interface EveryoneListProps {
  readonly label: string;
  readonly rows: readonly EveryoneRow[];
  readonly columns: readonly EveryoneColumn[];
  readonly isOfItem: boolean;
  readonly onAsk: (row: EveryoneRow, column: EveryoneColumn | null) => void;
  /** Null: nothing. */
  readonly below: BelowPerson | null;
}

/** The same as the heat map to read: each person with what they have, a line for each part of it. */
export function EveryoneList({ label, rows, columns, isOfItem, onAsk, below }: EveryoneListProps) {
  return (
    <ul aria-label={label} className="grid">
      {rows.map((row) => (
        <li key={row.member.id} className="grid gap-x-6 gap-y-1 border-b border-line py-2 wide:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
          <span className="grid content-start pt-1">
            <span className="font-medium wrap-anywhere">{row.member.name}</span>
            <span className="text-12 text-ink-2">
              <PersonDetail row={row} />
            </span>
          </span>
          <Parts row={row} columns={columns} isOfItem={isOfItem} onAsk={onAsk} />
          {below?.member === row.member.id && <div className="wide:col-span-2">{below.shown}</div>}
        </li>
      ))}
    </ul>
  );
}

/** What alike cells next to each other say is one line: the roles over services without items, then run by run. */
function Parts({ row, columns, isOfItem, onAsk }: Omit<EveryoneListProps, 'rows' | 'label' | 'below'> & { readonly row: EveryoneRow }) {
  const catalog = useCatalog();
  const runs = row.runs.map((run) => {
    const [first] = columns.slice(run.from, run.to);
    const more = run.to - run.from - 1;
    const name = first ? columnName(first, isOfItem) : '';
    return {
      key: `${run.from}`,
      column: run.from,
      of: first ?? null,
      name: more > 0 ? m.explorer_and_more({ name, count: more }) : name,
    };
  });
  const parts = row.standing.length > 0 ? [{ key: 'standing', column: -1, of: null, name: m.explorer_standing() }, ...runs] : runs;
  return (
    <ul>
      {parts.map(({ key, column, of, name }) => {
        const cell = cellOfRow(row, column);
        return (
          <li key={key}>
            <button
              type="button"
              onClick={() => onAsk(row, of)}
              className="flex min-h-9 w-full items-center gap-2.5 rounded-1 py-1 text-left hover:bg-hover"
            >
              <span className="size-6 flex-none text-11">
                <Mark
                  state={cell.state}
                  {...(cell.role !== null && { letter: letterOf(catalog, cell.role), step: roleStep(catalog, cell.role) })}
                  sensitive={isSensitive(catalog, cell)}
                  ends={cell.ends}
                />
              </span>
              <span className="min-w-0 flex-1">
                <span className="font-medium wrap-anywhere">{name}</span>{' '}
                <span className="text-12 text-ink-2">{heatWords(catalog, cell)}</span>
              </span>
              <ChevronRight size={16} aria-hidden className="text-ink-3" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
