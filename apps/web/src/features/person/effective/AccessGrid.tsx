import type { Catalog } from '@totem/domain/catalog/catalog';
import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { roleStep } from '../../../role-step.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { type Block, type Place, cellWords, isSensitive, letterOf } from './cell.ts';
import { type GridPosition, gridMove } from './grid-move.ts';
import { Mark } from './Mark.tsx';
import { RowHead } from './RowHead.tsx';
import { useVirtualColumns } from './use-virtual-columns.ts';

const columnWidth = 104;
const headWidth = 232;

interface AccessGridProps {
  readonly catalog: Catalog;
  readonly label: string;
  readonly block: Block;
  /** Positions of the places to show. */
  readonly places: readonly number[];
  readonly onAsk: (row: EffectiveAccessRow, place: Place) => void;
}

/** The service items of one node by its places; arrows move among the cells, Enter asks why. */
export function AccessGrid({ catalog, label, block, places, onAsk }: AccessGridProps) {
  const keysId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<GridPosition>({ row: 0, column: 0 });
  const [isActive, setActive] = useState(false);
  const wanted = useRef<GridPosition | null>(null);
  const shown = useVirtualColumns(places.length, columnWidth, headWidth, scroller, isActive ? position.column : -1);
  // A cell that the keyboard goes to may not be drawn before the grid has scrolled: it takes the focus when it is.
  useEffect(() => focusWanted(scroller.current, wanted));
  const { rows } = block;
  const size = { rows: rows.length, columns: places.length };
  const current = { row: Math.min(position.row, size.rows - 1), column: Math.min(position.column, size.columns - 1) };
  const placeAt = (row: EffectiveAccessRow, column: number) => row.places[places[column] ?? -1];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.altKey) return;
    const row = rows[current.row];
    const place = row && placeAt(row, current.column);
    if ((event.key === 'Enter' || event.key === ' ') && row && place) onAsk(row, place);
    else {
      const next = gridMove(wanted.current ?? current, event.key, event.ctrlKey, size);
      if (!next) return;
      wanted.current = next;
      shown.scrollTo(next.column);
      focusWanted(scroller.current, wanted);
    }
    event.preventDefault();
  };

  return (
    <div ref={scroller} className="max-w-full isolate -my-1 overflow-x-auto overscroll-x-contain py-1 pr-1">
      <div
        role="grid"
        aria-label={label}
        aria-describedby={keysId}
        aria-rowcount={rows.length + 1}
        aria-colcount={places.length + 1}
        className="inline-block min-w-full"
      >
        <div role="row" aria-rowindex={1} className="flex items-end border-b border-line">
          <div
            role="columnheader"
            aria-colindex={1}
            style={{ width: headWidth }}
            className="sticky left-0 z-10 flex-none self-stretch bg-surface"
          >
            <VisuallyHidden>{m.effective_item()}</VisuallyHidden>
          </div>
          {shown.columns.map(({ index, gap }) => (
            <div
              key={index}
              role="columnheader"
              aria-colindex={index + 2}
              style={{ width: columnWidth, marginLeft: gap }}
              className={`flex-none px-1.5 py-1.5 text-center text-12 wrap-anywhere ${isActive && current.column === index ? 'font-medium text-accent-text' : 'text-ink-2'}`}
            >
              {rows[0] && placeAt(rows[0], index)?.location.name}
            </div>
          ))}
        </div>
        {rows.map((row, rowIndex) => (
          <div key={row.item.id} role="row" aria-rowindex={rowIndex + 2} className="flex">
            <div
              role="rowheader"
              aria-colindex={1}
              style={{ width: headWidth }}
              className="sticky left-0 z-10 flex-none bg-surface py-1 pr-3"
            >
              <RowHead catalog={catalog} row={row} isMarked={isActive && current.row === rowIndex} />
            </div>
            {shown.columns.map(({ index, gap }) => {
              const place = placeAt(row, index);
              if (!place) return null;
              return (
                <div
                  key={index}
                  role="gridcell"
                  aria-colindex={index + 2}
                  data-cell={`${rowIndex} ${index}`}
                  tabIndex={current.row === rowIndex && current.column === index ? 0 : -1}
                  onFocus={() => {
                    setPosition({ row: rowIndex, column: index });
                    setActive(true);
                  }}
                  onBlur={() => setActive(false)}
                  onClick={() => onAsk(row, place)}
                  onKeyDown={onKeyDown}
                  style={{ width: columnWidth, marginLeft: gap }}
                  className="min-h-11 flex-none cursor-pointer rounded-2 p-[1.5px] -outline-offset-1 hover:bg-pressed"
                >
                  <VisuallyHidden>{cellWords(catalog, row.role, place)}</VisuallyHidden>
                  <Mark
                    state={place.state}
                    {...(row.role !== null && { letter: letterOf(catalog, row.role), step: roleStep(catalog, row.role) })}
                    sensitive={isSensitive(catalog, place)}
                    ends={place.ends}
                  />
                </div>
              );
            })}
            <div role="presentation" style={{ width: shown.after }} className="flex-none" />
          </div>
        ))}
      </div>
      <VisuallyHidden id={keysId}>{m.effective_keys()}</VisuallyHidden>
    </div>
  );
}

function focusWanted(grid: HTMLElement | null, wanted: { current: GridPosition | null }): void {
  if (!wanted.current) return;
  const cell = grid?.querySelector<HTMLElement>(`[data-cell="${wanted.current.row} ${wanted.current.column}"]`);
  if (!cell) return;
  wanted.current = null;
  cell.focus();
}
