import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import { plainly } from './plainly.ts';
import type { HeatCell, HeatGroup } from './heat.ts';

/** What a person has, as a grid: service items by the places of every level that has one of them. */
export interface PersonGrid {
  readonly rows: readonly EffectiveAccessRow[];
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  readonly groups: readonly HeatGroup[];
  readonly cellAt: (row: number, column: number) => HeatCell | null;
}

interface Narrowing {
  /** What the names of places hold. */
  readonly typed?: string;
  /** Only places where something is held. */
  readonly onlyHeld?: boolean;
}

/**
 * The grid that rows make: items of one level have the same places, so the cells of an item at another level’s places are
 * null, and the diagonal that is left shows how the organization is made.
 */
export function personGrid(rows: readonly EffectiveAccessRow[], { typed = '', onlyHeld = false }: Narrowing = {}): PersonGrid {
  const sought = plainly(typed);
  const columns: { key: string; name: string; node: string; at: number }[] = [];
  const groups: HeatGroup[] = [];
  for (const [node, block] of Map.groupBy(rows, (row) => row.node.id)) {
    const from = columns.length;
    for (const [at, { location }] of (block[0]?.places ?? []).entries()) {
      if (!plainly(location.name).includes(sought)) continue;
      const isHeld = block.some(({ places }) => places[at]?.state === 'yes' || places[at]?.state === 'no_role');
      if (!onlyHeld || isHeld) columns.push({ key: location.id, name: location.name, node, at });
    }
    const [first] = block;
    if (first && columns.length > from) groups.push({ key: node, name: first.node.name, from, to: columns.length });
  }
  // Made once each, so that a cell that is drawn already is known to be the same.
  const made = new Map<number, HeatCell | null>();
  const cellOf = (row: number, column: number): HeatCell | null => {
    const [of, at] = [rows[row], columns[column]];
    const place = of && at?.node === of.node.id ? of.places[at.at] : undefined;
    return of && place ? { role: of.role, state: place.state, extras: place.extras, ends: place.ends } : null;
  };
  return {
    rows,
    columns,
    groups,
    cellAt(row, column) {
      const key = row * columns.length + column;
      const known = made.get(key);
      if (known !== undefined) return known;
      const cell = cellOf(row, column);
      made.set(key, cell);
      return cell;
    },
  };
}

/** How many cells of a row or a column say yes. */
export const countYes = (cells: readonly (HeatCell | null)[]): number => cells.filter((cell) => cell?.state === 'yes').length;
