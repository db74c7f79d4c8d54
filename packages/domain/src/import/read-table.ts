import type { Catalog } from '../catalog/catalog.ts';
import { columnsByHeading, columnsOf, requiredColumn } from './columns.ts';
import { type ColumnKey, type ImportCells, type ImportKind, importKindsOf, longestCell } from './kinds.ts';
import { known } from '../tree.ts';
import type { TableRow } from './read-csv.ts';

/** A row of a file: what it is about, where it stands, and what it says. */
export interface ReadRow {
  readonly kind: ImportKind;
  readonly line: number;
  readonly cells: ImportCells;
}

/** Why a table cannot be read; `unknown`: no heading says what it is about. */
export type TableFault =
  | { readonly fault: 'empty' }
  | { readonly fault: 'unknown' }
  | { readonly fault: 'twice'; readonly heading: string }
  | { readonly fault: 'not_here'; readonly kind: ImportKind }
  | { readonly fault: 'too_long'; readonly line: number; readonly heading: string };

export type ReadTable =
  | {
      readonly kind: ImportKind;
      readonly rows: readonly ReadRow[];
      /** Headings of columns that are not read. */
      readonly unread: readonly string[];
    }
  | TableFault;

/** What begins a line that is not read: an example, an explanation. */
export const commentSign = '#';

/**
 * Reads a table by its headings, in any order and in either language; its first row that is no comment has them. What it is
 * about follows from which columns there are. Empty rows and comments are left out.
 */
export function readTable(catalog: Catalog, table: readonly TableRow[]): ReadTable {
  const [head, ...rows] = table.filter(({ cells }) => cells.some((cell) => cell.trim() !== '') && !isComment(cells));
  if (!head) return { fault: 'empty' };
  const columnOf = columnsByHeading(catalog);
  const found = head.cells.map((heading) => columnOf(heading.trim()));
  const kind = kindOf(new Set(found));
  if (kind === null) return { fault: 'unknown' };
  if (!importKindsOf(catalog).includes(kind)) return { fault: 'not_here', kind };
  const wanted = columnsOf(catalog, kind);
  const twice = found.findIndex((column, at) => column !== null && found.indexOf(column) < at);
  if (twice !== -1) return { fault: 'twice', heading: known(head.cells, twice).trim() };
  const at = found.map((column) => (column !== null && wanted.includes(column) ? column : null));
  const read: ReadRow[] = [];
  for (const { line, cells } of rows) {
    const said: { [C in ColumnKey]?: string } = {};
    for (const [index, column] of at.entries()) {
      const cell = (cells[index] ?? '').trim();
      if (column === null || cell === '') continue;
      if (cell.length > longestCell) return { fault: 'too_long', line, heading: known(head.cells, index).trim() };
      said[column] = cell;
    }
    if (Object.keys(said).length > 0) read.push({ kind, line, cells: said });
  }
  const unread = head.cells.map((heading) => heading.trim()).filter((heading, index) => heading !== '' && at[index] === null);
  return { kind, rows: read, unread };
}

/** Whether a row begins as a comment does, in the first cell that says anything. */
const isComment = (cells: readonly string[]): boolean =>
  cells
    .map((cell) => cell.trim())
    .find((cell) => cell !== '')
    ?.startsWith(commentSign) === true;

/** The column that tells a kind from those after it. */
const telling: readonly (readonly [ImportKind, readonly ColumnKey[]])[] = [
  ['people', ['email']],
  ['group_grants', ['role', 'extra', 'on', 'locations']],
  ['location_groups', ['location']],
  ['user_groups', ['group']],
  ['locations', ['name']],
];

const kindOf = (found: ReadonlySet<ColumnKey | null>): ImportKind | null =>
  telling.find(([kind, some]) => found.has(requiredColumn[kind]) && some.some((column) => found.has(column)))?.[0] ?? null;
