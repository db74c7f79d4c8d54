import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent as Press, type ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { Checkbox } from './Checkbox.tsx';
import { placeOf, type Column, type Selection, type Sort } from './column.ts';
import { allPressed, pressed } from './selection.ts';
import { TableHead } from './TableHead.tsx';
import { useShortcut } from './use-shortcut.ts';
import { useSingleKeys } from './single-keys.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

interface TableProps<Row> {
  /** What it lists, for the ear. */
  readonly label: string;
  /** Which list it is where more than its label tells them apart: leaving it and coming back, one finds it as it stood. */
  readonly name?: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** A sentence: what this is, and why it is empty; with the one next step. */
  readonly empty: ReactNode;
  readonly selection?: Selection<Row>;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Enter on a row, or a press outside its links and buttons. */
  readonly onOpen?: (row: Row) => void;
  /** What the shortcuts of a person do with the row that has the focus. */
  readonly onShortcut?: (name: 'person.edit' | 'person.why', row: Row) => void;
  /** Names a part of the list ("Managed at …"); rows of one part follow each other. */
  readonly partOf?: (row: Row) => string | undefined;
  /** Rows that have just come or changed, by key. */
  readonly marked?: ReadonlySet<string>;
  /** How many there are in all, where these are not all and the number is known. */
  readonly total?: number;
}

/** Rows as a table, as cards where it is narrow; `j` `k` or arrows move among them, Enter opens, `x` selects, Shift `x` to here. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, name = label, rows, columns, keyOf, empty, selection, sort, onSort, onOpen, onShortcut, partOf, marked, total } = props;
  const singleKeys = useSingleKeys();
  const table = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [lastPressed, setLastPressed] = useState<string | null>(null);
  const wanted = useRef<number | null>(null);
  const shown = useVirtualRows(rows.length, table, focused === null ? -1 : rows.findIndex((row) => keyOf(row) === focused), name);
  // A row that the keyboard goes to may not be drawn before the list has scrolled: it takes the focus when it is.
  useEffect(() => focusWanted(table.current, wanted));
  // From anywhere on the page into its first list; in a row, the row itself answers.
  const enter = () => document.querySelector<HTMLElement>('[role=table] tr[tabindex="0"]')?.focus();
  useShortcut('list.next', enter);
  useShortcut('list.previous', enter);
  if (rows.length === 0) return <div className="max-w-150 py-8 text-14 text-ink-2 text-pretty">{empty}</div>;

  const order = rows.map(keyOf);
  const current = focused !== null && order.includes(focused) ? focused : order[0];
  const free = selection?.whyNot ? rows.filter((row) => selection.whyNot?.(row) === undefined).map(keyOf) : order;
  const count = selection ? free.filter((key) => selection.keys.has(key)).length : 0;
  const select = (key: string, checked: boolean, toHere: boolean) => {
    if (!free.includes(key)) return;
    selection?.onChange(pressed(selection.keys, free, key, checked, toHere ? lastPressed : null));
    setLastPressed(key);
  };
  const onKeyDown = (event: KeyboardEvent, row: Row, index: number) => {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    const step = { ...(singleKeys && { j: 1, k: -1 }), ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      wanted.current = Math.min(Math.max((wanted.current ?? index) + step, 0), rows.length - 1);
      shown.scrollTo(wanted.current);
      focusWanted(table.current, wanted);
    } else if (event.key === 'Enter') onOpen?.(row);
    else if (!singleKeys) return;
    else if (event.key.toLowerCase() === 'x') select(keyOf(row), event.shiftKey || !selection?.keys.has(keyOf(row)), event.shiftKey);
    else if (onShortcut && (event.key === 'e' || event.key === 'w')) onShortcut(event.key === 'e' ? 'person.edit' : 'person.why', row);
    else return;
    event.preventDefault();
  };

  return (
    <div className="@container/table -mx-gutter">
      <table
        ref={table}
        role="table"
        aria-label={label}
        aria-rowcount={(total ?? rows.length) + 1}
        className="w-full border-separate row:table-fixed border-spacing-0 card:block"
      >
        <colgroup>
          {selection && <col className="w-14" />}
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} className={column.wideOnly ? 'tight:hidden' : undefined} />
          ))}
        </colgroup>
        <TableHead
          columns={columns}
          sort={sort}
          onSort={onSort}
          selected={selection ? (count === 0 ? 'none' : count === free.length ? 'all' : 'some') : null}
          onSelectAll={(checked) => selection?.onChange(allPressed(selection.keys, free, checked))}
        />
        <tbody role="rowgroup" className="card:block">
          {shown.lines.flatMap(({ index, gap }) => {
            const row = rows[index];
            if (row === undefined) return [];
            const key = keyOf(row);
            const part = partOf?.(row);
            const before = rows[index - 1];
            const opensPart = part !== undefined && (before === undefined || partOf?.(before) !== part);
            const selected = selection?.keys.has(key) ?? false;
            return [
              gap > 0 && <tr key={`${key} gap`} aria-hidden style={{ height: gap }} />,
              opensPart && (
                <tr key={`${key} part`} role="row" className="card:block">
                  <th
                    role="columnheader"
                    colSpan={columns.length + (selection ? 1 : 0)}
                    className="h-[30px] border-b border-line bg-sunken px-gutter text-left text-12 font-medium text-ink-2 card:flex card:items-center"
                  >
                    {part}
                  </th>
                </tr>
              ),
              <tr
                key={key}
                ref={shown.measure}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={selection && selected}
                tabIndex={key === current ? 0 : -1}
                onFocus={() => setFocused(key)}
                onKeyDown={(event) => onKeyDown(event, row, index)}
                onClick={(event) => onOpen && isOfRow(event) && onOpen(row)}
                className={`group/row -outline-offset-2 card:grid card:grid-cols-[auto_minmax(0,1fr)_auto] card:items-center card:border-b card:border-line card:px-gutter card:py-3 ${selected ? 'bg-accent-soft' : ''} ${selected || marked?.has(key) ? barLooks : ''} ${onOpen ? `cursor-default row:hover:[&>td]:bg-hover ${selected ? '' : 'card:hover:bg-hover'}` : ''}`}
              >
                {selection && (
                  <td role="cell" className={`${cellLooks} card:mr-3`}>
                    <Checkbox
                      labelHidden
                      label={m.ui_select({ name: selection.nameOf(row) })}
                      checked={selected}
                      onChange={(checked, event) => select(key, checked, event instanceof MouseEvent && event.shiftKey)}
                      disabledReason={selection.whyNot?.(row)}
                    />
                  </td>
                )}
                <Cells row={row} columns={columns} />
              </tr>,
            ];
          })}
          {shown.after > 0 && <tr aria-hidden style={{ height: shown.after }} />}
        </tbody>
      </table>
    </div>
  );
}

/** Apart from their row, so that scrolling draws no cell again. */
const Cells = <Row,>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) =>
  columns.map((column) => (
    <td key={column.key} role="cell" className={`${cellLooks} ${placeOf(column)}`}>
      {column.cell(row)}
    </td>
  ));

const cellLooks =
  'align-middle wrap-break-word row:h-row row:border-b row:border-line row:px-cell row:py-1 row:first:pl-gutter row:last:pr-gutter';

/** Selected, or just changed. */
const barLooks = 'card:shadow-[inset_2px_0_0_var(--accent)] row:[&>td:first-child]:shadow-[inset_2px_0_0_var(--accent)]';

/** Whether a press is on the row itself: on none of its controls, nor in a menu or dialog that one of them opened. */
const isOfRow = ({ target, currentTarget }: Press<HTMLElement>): boolean =>
  target instanceof Element && currentTarget.contains(target) && target.closest('a, button, input, label, [role="checkbox"]') === null;

function focusWanted(table: HTMLElement | null, wanted: { current: number | null }) {
  if (wanted.current === null) return;
  const row = table?.querySelector<HTMLElement>(`[aria-rowindex="${wanted.current + 2}"]`);
  if (!row) return;
  wanted.current = null;
  row.focus();
}
