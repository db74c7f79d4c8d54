import type { Cursor, Page } from '@totem/domain/paging';
import { pageFrom, placeOf } from '@totem/db/cursor';

/**
 * A page of a list that is in memory whole, in its order. The cursor holds the last row's key, so rows that come or go
 * elsewhere move nothing; a row that went is passed over by its place.
 *
 * @param question all that decides which rows there are and in which order.
 */
export function pageOfList<Row>(
  rows: readonly Row[],
  { cursor, pageSize }: { readonly cursor?: Cursor | undefined; readonly pageSize: number },
  question: object,
  keyOf: (row: Row) => string,
): Page<Row> {
  const after = placeOf(cursor, question);
  const at = after === null ? -1 : rows.findIndex((row) => keyOf(row) === after[0]);
  const from = after === null ? 0 : at >= 0 ? at + 1 : Math.min(Number(after[1]), rows.length);
  const positions = new Map(rows.map((row, index) => [row, index]));
  return pageFrom(rows.slice(from, from + pageSize + 1), pageSize, question, (row) => [keyOf(row), positions.get(row) ?? 0]);
}
