import type { KeptRow } from '@totem/db/imports';
import { linesAtOnce } from './apply-rows.ts';
import { partsOf } from './things.ts';

/** So many rows are made at once, whatever they say: each part holds the lock of its organization while it is made. */
const rowsAtOnce = 250;

/** Rows in their order as parts of one kind that are made at once: of few rows, and of no more lines than a draft may have. */
export function rowParts(rows: readonly KeptRow[]): readonly (readonly KeptRow[])[] {
  const parts: KeptRow[][] = [];
  let lines = 0;
  for (const row of rows) {
    const last = parts.at(-1);
    const more = linesOf(row);
    if (last && last.length < rowsAtOnce && last[0]?.kind === row.kind && lines + more <= linesAtOnce) {
      last.push(row);
      lines += more;
    } else {
      parts.push([row]);
      lines = more;
    }
  }
  return parts;
}

/** How many lines of a draft a row makes at most: what is given anew with another end is two. */
const linesOf = ({ cells }: KeptRow): number =>
  2 * [...partsOf(cells.groups), ...partsOf(cells.locations), cells.role ?? [], cells.extra ?? [], cells.location ?? []].flat().length;
