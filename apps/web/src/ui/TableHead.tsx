import { ArrowDown, ArrowUp } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { Checkbox } from './Checkbox.tsx';
import { placeOf, type Column, type Sort } from './column.ts';

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
  /** Null without selection. */
  readonly selected: 'all' | 'some' | 'none' | null;
  readonly onSelectAll: (checked: boolean) => void;
}

const looks =
  'sticky top-0 z-10 h-[34px] border-y border-line bg-sunken px-cell text-left text-12 font-medium whitespace-nowrap text-ink-2 first:pl-gutter last:pr-gutter';

export function TableHead<Row>({ columns, sort, onSort, selected, onSelectAll }: TableHeadProps<Row>) {
  return (
    <thead role="rowgroup" className="card:sr-only">
      <tr role="row">
        {selected !== null && (
          <th role="columnheader" className={looks}>
            <Checkbox
              labelHidden
              label={m.ui_select_all()}
              checked={selected === 'all'}
              mixed={selected === 'some'}
              onChange={onSelectAll}
            />
          </th>
        )}
        {columns.map((column) => {
          const sorted = sort?.by === column.key ? sort : undefined;
          const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
          return (
            <th
              key={column.key}
              role="columnheader"
              // Said before every cell: without what explains it.
              aria-label={column.help && column.header()}
              aria-sort={sorted && (sorted.descending ? 'descending' : 'ascending')}
              className={`${looks} ${placeOf(column)}`}
            >
              {column.sortable && onSort ? (
                <button
                  type="button"
                  className="inline-flex min-h-6 items-center gap-1 rounded-1 hover:text-ink"
                  onClick={() => onSort({ by: column.key, descending: sorted ? !sorted.descending : false })}
                >
                  {column.header()}
                  {sorted && <Arrow size={12} aria-hidden />}
                </button>
              ) : (
                column.header()
              )}
              {column.help && <span className="card:hidden">{column.help()}</span>}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
