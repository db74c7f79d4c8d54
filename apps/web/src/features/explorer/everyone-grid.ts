import type { EveryoneColumn, EveryoneRow } from '@totem/domain/everyone-questions';
import type { HeatCell } from './heat.ts';

const nothing = { role: null, state: 'none', extras: [], ends: false } as const;

/** The cell of a person in a column, which may be the one over services without items: -1. */
export function cellOfRow({ runs, standing }: EveryoneRow, column: number): HeatCell {
  if (column < 0) return standing[0] === undefined ? nothing : standingCell(standing[0]);
  return runs.find((run) => run.from <= column && column < run.to) ?? nothing;
}

const standingCells = new Map<string, HeatCell>();

/** One cell for each role, the same at every call. */
function standingCell(role: string): HeatCell {
  const cell = standingCells.get(role) ?? { role, state: 'yes', extras: [], ends: false };
  standingCells.set(role, cell);
  return cell;
}

/** What a column is called: the place of a service item, or the item at a place. */
export const columnName = ({ item, location }: EveryoneColumn, isOfItem: boolean): string => (isOfItem ? location.name : item.name);

/** In how many columns a role of theirs counts. */
export const countOfRow = ({ runs }: EveryoneRow): number =>
  runs.reduce((sum, run) => sum + (run.state === 'yes' ? run.to - run.from : 0), 0);
