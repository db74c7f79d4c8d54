import { type ImportCells, type ImportKind, importKinds } from './kinds.ts';
import { foldedName } from './names.ts';

interface Row {
  readonly number: number;
  readonly line: number;
  readonly kind: ImportKind;
  readonly cells: ImportCells;
}

/**
 * Rows in the order in which they are made: what is named by others first. Kind by kind, and of places and parts of the
 * organization what others of the file lie in before them; else as they stand in the file.
 */
export function orderOf<One extends Row>(rows: readonly One[]): readonly One[] {
  const depths = depthsOf(rows.filter(({ kind }) => kind === 'locations'));
  const rank = (row: One): number => importKinds.indexOf(row.kind) * (rows.length + 1) + (depths.get(row.number) ?? 0);
  return rows.toSorted((one, other) => rank(one) - rank(other) || one.number - other.number);
}

/** How many rows of the file each lies in; of rows that lie in each other, the first is taken for the top. */
function depthsOf(rows: readonly Row[]): ReadonlyMap<number, number> {
  const named = new Map<string, Row>();
  for (const row of rows)
    for (const name of [row.cells.key && `=${row.cells.key}`, row.cells.name && foldedName(row.cells.name)])
      if (name && !named.has(name)) named.set(name, row);
  const depths = new Map<number, number>();
  for (const row of rows) {
    const path: Row[] = [];
    for (let at: Row | undefined = row; at && !path.includes(at) && !depths.has(at.number); at = aboveOf(named, at)) path.push(at);
    const last = path.at(-1);
    const top = last && aboveOf(named, last);
    const above = top && depths.get(top.number);
    let depth = above === undefined ? 0 : above + 1;
    for (const one of path.toReversed()) depths.set(one.number, depth++);
  }
  return depths;
}

/** The row that says what a row lies in; undefined where no row does. */
function aboveOf(named: ReadonlyMap<string, Row>, { cells }: Row): Row | undefined {
  if (cells.in === undefined) return undefined;
  return named.get(foldedName(cells.in)) ?? named.get(`=${cells.in}`) ?? named.get(foldedName(cells.in.replace(/^.*[/>›]/, '')));
}

/** Rows that say what an earlier one says, or are about the same new thing: by number, the line of the earlier one. */
export function repeatedIn(rows: readonly Row[]): ReadonlyMap<number, number> {
  const lines = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const row of rows) {
    const identity = identityOf(row);
    const line = lines.get(identity);
    if (line === undefined) lines.set(identity, row.line);
    else repeated.set(row.number, line);
  }
  return repeated;
}

/** What makes a row the same as another: a place is its key, or its name where it lies; any other row is all that it says. */
function identityOf({ kind, cells }: Row): string {
  const said = Object.entries(cells).map(([column, cell]) => [column, foldedName(cell)] as const);
  if (kind !== 'locations') return JSON.stringify([kind, said.toSorted(([one], [other]) => (one < other ? -1 : 1))]);
  const of = ['kind', ...(cells.key === undefined ? ['name', 'in'] : ['key'])];
  return JSON.stringify([kind, ...of.map((column) => said.find(([one]) => one === column)?.[1] ?? '')]);
}
