interface Identified {
  readonly id: string;
}

/** Rows in an order that does not move under somebody's hand. */
export interface SteadyRows<Row> {
  readonly rows: readonly Row[];
  /** Whether there is a newer order, or other rows, that is not shown yet. */
  readonly behind: boolean;
}

/**
 * What to show of newer rows while the shown ones are held in place: each row as it is now, in the order there was; rows
 * that are gone stay, and new ones wait, but for those that come after the last one shown.
 *
 * @param held by the pointer or the focus; without it the newer rows are shown as they are.
 */
export function steadyRows<Row extends Identified>(shown: readonly Row[], newer: readonly Row[], held: boolean): SteadyRows<Row> {
  if (!held || shown.every((row, index) => newer[index]?.id === row.id)) return { rows: newer, behind: false };
  const byId = new Map(newer.map((row) => [row.id, row]));
  const known = new Set(shown.map((row) => row.id));
  const end = newer.findLastIndex((row) => known.has(row.id));
  const kept = shown.map((row) => byId.get(row.id) ?? row);
  return { rows: [...kept, ...newer.slice(end + 1)], behind: true };
}

/** Rows that came or changed among those that were shown, by id; what was merely added at the end is no news. */
export function newsIn<Row extends Identified>(before: readonly Row[], now: readonly Row[]): ReadonlySet<string> {
  const known = new Map(before.map((row) => [row.id, row]));
  const end = now.findLastIndex((row) => known.has(row.id));
  return new Set(now.slice(0, end + 1).flatMap((row) => (known.get(row.id) === row ? [] : [row.id])));
}
