import { cellDifference } from '@totem/domain/access/cell-difference';
import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog } from '../../shell/organization.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { inWords } from '../../ui/number-words.ts';
import { TextField } from '../../ui/TextField.tsx';
import { Level } from '../../ui/Level.tsx';
import { depthOf } from '../../shell/depth-of.ts';
import { AccessList } from '../person/effective/AccessList.tsx';
import { type Place, blocksOf, countWords, placesToShow } from '../person/effective/cell.ts';
import { Legend } from '../person/effective/Legend.tsx';
import { bySimilarity, heatWords } from './heat.ts';
import { HeatMap } from './HeatMap.tsx';
import { countYes, personGrid } from './person-grid.ts';

/** From how many places on finding one by its name is worth a field. */
const many = 12;

interface PersonHeatMapProps {
  readonly label: string;
  readonly rows: readonly EffectiveAccessRow[];
  /** Somebody else’s rows, to whose this person’s are compared. */
  readonly others?: readonly EffectiveAccessRow[] | undefined;
  /** Only where an extra permission counts. */
  readonly onlyExtras?: boolean;
  readonly isSimilar?: boolean;
  readonly asList: boolean;
  /** Whether these are all rows, so that what they come to can be told. */
  readonly isWhole: boolean;
  readonly onAsk: (row: EffectiveAccessRow, place: Pick<Place, 'location'>) => void;
  readonly onDifference?: (() => void) | undefined;
  readonly onEnd?: (() => void) | undefined;
}

/** A person’s service items by the places of their levels: the strongest role where it counts, and what lacks. */
export function PersonHeatMap(props: PersonHeatMapProps) {
  const { label, rows: all, others, onlyExtras = false, isSimilar = false, asList, isWhole, onAsk, onDifference, onEnd } = props;
  const catalog = useCatalog();
  const [typed, setTyped] = useState('');
  const [onlyHeld, setOnlyHeld] = useState(false);
  const sought = useDeferredValue(typed);
  const rows = useMemo(() => (onlyExtras ? withExtrasAlone(all) : all), [all, onlyExtras]);
  const grid = useMemo(() => {
    const made = personGrid(rows, { typed: sought, onlyHeld: onlyHeld || onlyExtras });
    if (!isSimilar) return made;
    const order = bySimilarity(made.rows.length, (row) => made.columns.map((_, column) => heatWords(catalog, made.cellAt(row, column))));
    return personGrid(
      order.flatMap((row) => rows[row] ?? []),
      { typed: sought, onlyHeld: onlyHeld || onlyExtras },
    );
  }, [rows, sought, onlyHeld, onlyExtras, isSimilar, catalog]);
  const compared = useMemo(() => {
    const places = new Map(
      (others ?? []).flatMap((row) => row.places.map((place) => [`${row.item.id} ${place.location.id}`, { role: row.role, ...place }])),
    );
    return (item: string, place: string) => places.get(`${item} ${place}`) ?? null;
  }, [others]);
  const cellAt = (row: number, column: number) => {
    const cell = grid.cellAt(row, column);
    const [of, at] = [grid.rows[row], grid.columns[column]];
    if (!cell || !others || !of || !at) return cell;
    return { ...cell, difference: cellDifference(catalog, cell, compared(of.item.id, at.key)) };
  };
  const counts = useMemo(() => {
    const cells = grid.rows.map((_, row) => grid.columns.map((__, column) => grid.cellAt(row, column)));
    return {
      ofRows: cells.map(countYes),
      below: grid.columns.map((_, column) => countYes(cells.map((row) => row[column] ?? null))),
    };
  }, [grid]);
  const total = rows.reduce((sum, row) => Math.max(sum, row.places.length), 0);
  const blocks = blocksOf(grid.rows);
  return (
    <div className="grid min-w-0 gap-4">
      {total > many && (
        <div className="flex flex-wrap items-end gap-x-5 gap-y-2 print:hidden">
          <div className="w-60 max-w-full">
            <TextField
              type="search"
              label={m.ui_find_in({ list: say(catalog.product.words.locations) })}
              value={typed}
              onChange={setTyped}
              icon={Search}
            />
          </div>
          <div className="pb-2">
            <Checkbox label={m.effective_only_held()} checked={onlyHeld} onChange={setOnlyHeld} />
          </div>
          <span role="status" className="pb-2.5 text-12 text-ink-2">
            {m.explorer_columns({ count: grid.columns.length })}
          </span>
        </div>
      )}
      {grid.columns.length === 0 ? (
        <p className="py-2 text-ink-2">{total === 0 ? m.effective_no_locations() : m.effective_no_place()}</p>
      ) : asList ? (
        blocks.map((block) => (
          <section key={block.node.id} aria-label={block.node.name} className="grid min-w-0 gap-1.5">
            <h3 className="font-medium">
              <Level name={block.node.name} depth={depthOf(catalog, block.node.kind)} />
            </h3>
            <AccessList
              catalog={catalog}
              label={block.node.name}
              block={block}
              places={placesToShow(block, sought, onlyHeld || onlyExtras)}
              onAsk={onAsk}
            />
          </section>
        ))
      ) : (
        <HeatMap
          catalog={catalog}
          label={label}
          rowsAre={m.effective_item()}
          rows={grid.rows.map((row, at) => ({
            key: row.item.id,
            name: row.item.name,
            detail: countWords(catalog, row),
            total: inWords(counts.ofRows[at] ?? 0),
          }))}
          columns={grid.columns}
          groups={grid.groups}
          cellAt={cellAt}
          totals={{
            ofRows: m.explorer_sees(),
            ofColumns: m.explorer_services_there(),
            below: (column) => (isWhole ? inWords(counts.below[column] ?? 0) : ''),
          }}
          onAsk={(at, column) => {
            const [row, place] = [grid.rows[at], grid.columns[column]];
            const found = row?.places.find((one) => one.location.id === place?.key);
            if (row && found) onAsk(row, found);
          }}
          onDifference={onDifference}
          onEnd={onEnd}
        />
      )}
      <Legend roles={rows.flatMap((row) => row.role ?? [])} compared={others && 'people'} />
    </div>
  );
}

/** Only cells at which an extra permission counts; the others as if nothing were held. */
function withExtrasAlone(rows: readonly EffectiveAccessRow[]): EffectiveAccessRow[] {
  return rows.flatMap((row) => {
    const places = row.places.map((place) => (place.extras.length > 0 ? place : { ...place, state: 'none' as const, ends: false }));
    return places.some((place) => place.extras.length > 0) ? [{ ...row, places }] : [];
  });
}
