import type { Catalog } from '@totem/domain/catalog/catalog';
import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import type { HeatCell } from './heat.ts';
import { type CellThen, momentCell } from './moment-cell.ts';
import { type PersonGrid, personGrid } from './person-grid.ts';

type Rows = readonly EffectiveAccessRow[];

/**
 * What changed of a person's access between two moments, as a grid of only those service items and places where something
 * did; places are those of either moment, in the order of the later one.
 */
export function changedGrid(catalog: Catalog, before: Rows, after: Rows): PersonGrid {
  const [had, has] = [cellsOf(before), cellsOf(after)];
  const changes = new Map<string, HeatCell>();
  for (const key of new Set([...has.keys(), ...had.keys()])) {
    const cell = momentCell(catalog, had.get(key) ?? null, has.get(key) ?? null);
    if (cell.difference) changes.set(key, cell);
  }
  const items = [...new Map([...after, ...before].toReversed().map((row) => [row.item.id, row])).values()].toReversed();
  const placesOf = new Map(
    [...Map.groupBy([...after, ...before], (row) => row.node.id)].map(([node, rows]) => [
      node,
      [...new Map(rows.flatMap(({ places }) => places.map((place) => [place.location.id, place.location]))).values()],
    ]),
  );
  const rows = items.flatMap((row): EffectiveAccessRow[] => {
    const places = (placesOf.get(row.node.id) ?? []).map((location) => ({
      location,
      state: changes.has(keyOf(row.item.id, location.id)) ? ('yes' as const) : ('none' as const),
      extras: [],
      ends: false,
    }));
    return places.some((place) => place.state === 'yes') ? [{ ...row, places }] : [];
  });
  const grid = personGrid(rows, { onlyHeld: true });
  return {
    ...grid,
    cellAt(row, column) {
      const [of, at] = [grid.rows[row], grid.columns[column]];
      const cell = grid.cellAt(row, column);
      return of && at && cell ? (changes.get(keyOf(of.item.id, at.key)) ?? { ...cell, role: null }) : cell;
    },
  };
}

const keyOf = (item: string, location: string) => `${item} ${location}`;

const cellsOf = (rows: Rows): ReadonlyMap<string, CellThen> =>
  new Map(
    rows.flatMap(({ item, role, places }) =>
      places.map(({ location, ...place }): [string, CellThen] => [keyOf(item.id, location.id), { ...place, role }]),
    ),
  );
