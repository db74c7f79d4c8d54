import type { Catalog } from '@totem/domain/catalog/catalog';
import { type KeyboardEvent, memo, useEffect, useId, useRef, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { usePrinted } from '../../ui/use-printed.ts';
import { isSensitive } from '../person/effective/cell.ts';
import { type GridPosition, gridMove } from '../person/effective/grid-move.ts';
import { Mark } from '../person/effective/Mark.tsx';
import { useNarrow } from '../person/effective/use-narrow.ts';
import { type HeatCell, type HeatGroup, heatWords } from './heat.ts';
import { markOf } from './mark-of.ts';
import { PrintedHeatMap, type PrintedHeatMapProps } from './PrintedHeatMap.tsx';
import { useVirtualAxis } from './use-virtual-axis.ts';

const rowHeight = 46;
const totalWidth = 64;
const wideWidths = { columnWidth: 104, headWidth: 232 };
const narrowWidths = { columnWidth: 84, headWidth: 128 };

/** Rows are service items or people; where a cell is null, what the row and the column are of can never meet. */
interface HeatMapProps extends Omit<PrintedHeatMapProps, 'groups'> {
  /** Columns that stand together; none where all do. */
  readonly groups?: readonly HeatGroup[];
  readonly onAsk: (row: number, column: number) => void;
  /** The key D: how it differs from somebody else's. */
  readonly onDifference?: (() => void) | undefined;
  /** Called as one comes near the last row. */
  readonly onEnd?: (() => void) | undefined;
}

/**
 * Rows by columns with a mark where they meet. It scrolls by itself in both directions under its heads; arrows, Home, End
 * and the Page keys move among the cells, Enter asks why, and the heads of the row and column looked at are marked.
 */
export function HeatMap(props: HeatMapProps) {
  const { catalog, label, rowsAre, rows, columns, groups = [], cellAt, totals, onAsk, onDifference, onEnd } = props;
  const keysId = useId();
  const printed = usePrinted();
  const { columnWidth, headWidth } = useNarrow() ? narrowWidths : wideWidths;
  const scroller = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<GridPosition>({ row: 0, column: 0 });
  const [isActive, setActive] = useState(false);
  const [pointed, setPointed] = useState<GridPosition | null>(null);
  const wanted = useRef<GridPosition | null>(null);
  const size = { rows: rows.length, columns: columns.length };
  const current = { row: Math.min(position.row, size.rows - 1), column: Math.min(position.column, size.columns - 1) };
  const across = useVirtualAxis({
    horizontal: true,
    count: columns.length,
    size: columnWidth,
    before: headWidth,
    scroller,
    kept: isActive ? current.column : -1,
  });
  const down = useVirtualAxis({
    horizontal: false,
    count: rows.length,
    size: rowHeight,
    before: 64,
    scroller,
    kept: isActive ? current.row : -1,
  });
  // A cell that the keyboard goes to may not be drawn before the grid has scrolled: it takes the focus when it is.
  useEffect(() => focusWanted(scroller.current, wanted));
  const lastDrawn = down.lines.at(-1)?.index ?? 0;
  // Scrolling is what asks for more rows, and only what is drawn tells how far one has scrolled.
  useEffect(() => {
    if (lastDrawn >= rows.length - 8) onEnd?.();
  }, [lastDrawn, rows.length, onEnd]);
  const looked = pointed ?? (isActive ? current : null);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      if (cellAt(current.row, current.column)) onAsk(current.row, current.column);
    } else if (event.key === 'd' && !event.ctrlKey && onDifference) onDifference();
    else {
      const next = gridMove(wanted.current ?? current, event.key, event.ctrlKey, size);
      if (!next) return;
      wanted.current = next;
      across.scrollTo(next.column);
      down.scrollTo(next.row);
      focusWanted(scroller.current, wanted);
    }
    event.preventDefault();
  };

  return (
    <>
      {printed && <PrintedHeatMap {...props} groups={groups} />}
      <div
        ref={scroller}
        className="isolate -my-1 max-h-[min(76dvh,820px)] max-w-full overflow-auto overscroll-x-contain py-1 pr-1 print:hidden"
      >
        <div
          role="grid"
          tabIndex={-1}
          aria-label={label}
          aria-describedby={keysId}
          aria-rowcount={rows.length + 2}
          aria-colcount={columns.length + 2}
          className="inline-block min-w-full outline-none"
          onPointerOver={(event) => event.pointerType === 'mouse' && setPointed(positionOf(event.target))}
          onPointerLeave={() => setPointed(null)}
          onFocus={({ target }) => {
            const at = positionOf(target);
            if (at) setPosition(at);
            setActive(at !== null);
          }}
          onBlur={() => setActive(false)}
          onClick={({ target }) => {
            const at = positionOf(target);
            if (at && cellAt(at.row, at.column)) onAsk(at.row, at.column);
          }}
          onKeyDown={onKeyDown}
        >
          <div className="sticky -top-1 z-20 bg-surface">
            {groups.length > 1 && <Groups groups={groups} lines={across.lines} columnWidth={columnWidth} headWidth={headWidth} />}
            <div role="row" aria-rowindex={1} className="flex items-end border-b border-line">
              <div
                role="columnheader"
                aria-colindex={1}
                style={{ width: headWidth }}
                className="sticky left-0 z-10 flex-none self-stretch bg-surface"
              >
                <VisuallyHidden>{rowsAre}</VisuallyHidden>
              </div>
              {across.lines.map(({ index, gap }) => (
                <div
                  key={index}
                  role="columnheader"
                  aria-colindex={index + 2}
                  style={{ width: columnWidth, marginLeft: gap }}
                  className={`flex-none px-1.5 py-1.5 text-center text-12 wrap-anywhere ${looked?.column === index ? 'font-medium text-accent-text' : 'text-ink-2'}`}
                >
                  {columns[index]?.name}
                </div>
              ))}
              <div role="presentation" style={{ width: across.after }} className="flex-none" />
              <div
                role="columnheader"
                aria-colindex={columns.length + 2}
                style={{ width: totalWidth }}
                className="flex-none px-1.5 py-1.5 text-right text-12 text-ink-2"
              >
                {totals.ofRows}
              </div>
            </div>
          </div>
          {down.lines.map(({ index: row, gap }) => (
            <div
              key={rows[row]?.key ?? row}
              ref={down.measure}
              data-index={row}
              role="row"
              aria-rowindex={row + 2}
              style={{ marginTop: gap }}
              className="flex"
            >
              <div
                role="rowheader"
                aria-colindex={1}
                style={{ width: headWidth }}
                className="sticky left-0 z-10 flex-none bg-surface py-1 pr-3"
              >
                <RowName row={rows[row]} isMarked={looked?.row === row} />
              </div>
              {across.lines.map(({ index: column, gap: before }) => {
                const isCurrent = current.row === row && current.column === column;
                return (
                  <Cell
                    key={column}
                    catalog={catalog}
                    cell={cellAt(row, column)}
                    row={row}
                    column={column}
                    gap={before}
                    width={columnWidth}
                    isCurrent={isCurrent}
                    isCrossed={looked !== null && (looked.row === row || looked.column === column)}
                  />
                );
              })}
              <div role="presentation" style={{ width: across.after }} className="flex-none" />
              <div
                role="gridcell"
                aria-colindex={columns.length + 2}
                style={{ width: totalWidth }}
                className="flex-none self-center px-1.5 text-right text-12 text-ink-2"
              >
                {rows[row]?.total}
              </div>
            </div>
          ))}
          <div role="presentation" style={{ height: down.after }} />
          <div role="row" aria-rowindex={rows.length + 2} className="sticky -bottom-1 z-20 flex border-t border-line bg-surface">
            <div
              role="rowheader"
              aria-colindex={1}
              style={{ width: headWidth }}
              className="sticky left-0 z-10 flex-none bg-surface py-1.5 text-12 text-ink-2"
            >
              {totals.ofColumns}
            </div>
            {across.lines.map(({ index, gap }) => (
              <div
                key={index}
                role="gridcell"
                aria-colindex={index + 2}
                style={{ width: columnWidth, marginLeft: gap }}
                className="flex-none py-1.5 text-center text-12 text-ink-2"
              >
                {totals.below(index)}
              </div>
            ))}
          </div>
        </div>
        <VisuallyHidden id={keysId}>{onDifference ? m.explorer_keys() : m.effective_keys()}</VisuallyHidden>
      </div>
    </>
  );
}

function RowName({ row, isMarked }: { row: HeatMapProps['rows'][number] | undefined; isMarked: boolean }) {
  return (
    <span className="grid">
      <span className={`font-medium wrap-anywhere ${isMarked ? 'text-accent-text' : ''}`}>{row?.name}</span>
      <span className="text-12 text-ink-2">{row?.detail}</span>
    </span>
  );
}

interface CellProps {
  readonly catalog: Catalog;
  readonly cell: HeatCell | null;
  readonly row: number;
  readonly column: number;
  readonly gap: number;
  readonly width: number;
  readonly isCurrent: boolean;
  /** In the row or the column that is looked at. */
  readonly isCrossed: boolean;
}

/** Drawn anew only when something of it is another: most of a map stays as it is while one scrolls. */
const Cell = memo(function Cell(props: CellProps) {
  const { catalog, cell, row, column, gap, width, isCurrent, isCrossed } = props;
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      data-cell={`${row} ${column}`}
      tabIndex={isCurrent ? 0 : -1}
      style={{ width, marginLeft: gap }}
      className={`h-[43px] flex-none rounded-2 p-[1.5px] -outline-offset-1 ${cell ? 'cursor-pointer hover:bg-pressed' : ''} ${isCrossed ? 'bg-hover' : ''}`}
    >
      <VisuallyHidden>{heatWords(catalog, cell)}</VisuallyHidden>
      {cell && (
        <Mark
          state={cell.state}
          {...(cell.role !== null && markOf(catalog, cell.role))}
          sensitive={isSensitive(catalog, cell)}
          ends={cell.ends}
          difference={cell.difference}
        />
      )}
    </div>
  );
});

interface GroupsProps {
  readonly groups: readonly HeatGroup[];
  readonly lines: ReturnType<typeof useVirtualAxis>['lines'];
  readonly columnWidth: number;
  readonly headWidth: number;
}

/** The names over columns that stand together, each as wide as what is drawn of them. */
function Groups({ groups, lines, columnWidth, headWidth }: GroupsProps) {
  return (
    <div aria-hidden className="flex">
      <div style={{ width: headWidth }} className="sticky left-0 z-10 flex-none bg-surface" />
      {groups.map((group) => {
        const drawn = lines.filter(({ index }) => index >= group.from && index < group.to);
        const width = drawn.reduce((sum, line, at) => sum + columnWidth + (at === 0 ? 0 : line.gap), 0);
        return (
          width > 0 && (
            <div key={group.key} style={{ width, marginLeft: drawn[0]?.gap }} className="flex-none px-[1.5px] pt-1">
              <span className="block overflow-hidden border-b border-line-strong pb-1 text-center text-12 font-medium text-ellipsis text-ink-2">
                {group.name}
              </span>
            </div>
          )
        );
      })}
    </div>
  );
}

/** The cell that something happens in. */
function positionOf(target: EventTarget): GridPosition | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] : undefined;
  const [row, column] = cell?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

function focusWanted(grid: HTMLElement | null, wanted: { current: GridPosition | null }): void {
  if (!wanted.current) return;
  const cell = grid?.querySelector<HTMLElement>(`[data-cell="${wanted.current.row} ${wanted.current.column}"]`);
  if (!cell) return;
  wanted.current = null;
  cell.focus();
}
