import { Cursor, type Page } from '@totem/domain/paging';
import { expect, test } from 'vitest';
import { allRows } from './all-rows.ts';

/** Answers the numbers from 0 on, two a page, until `end`. */
const numbers =
  (end: number) =>
  (cursor: Cursor | undefined): Promise<Page<number>> => {
    const from = Number(cursor ?? 0);
    const complete = from + 2 >= end;
    return Promise.resolve({
      rows: [from, from + 1].filter((one) => one < end),
      complete,
      next: complete ? null : Cursor.parse(String(from + 2)),
    });
  };

test('all pages are read in their order, and how far it is is told after each', async () => {
  const told: number[] = [];
  expect(await allRows(numbers(5), 100, (rows) => told.push(rows))).toEqual({ rows: [0, 1, 2, 3, 4], complete: true });
  expect(told).toEqual([2, 4, 5]);
});

test('a list with nothing in it is complete', async () => {
  expect(await allRows(numbers(0), 100)).toEqual({ rows: [], complete: true });
});

test('no page is asked for beyond the most, and more is said to exist only where it does', async () => {
  expect(await allRows(numbers(9), 4)).toEqual({ rows: [0, 1, 2, 3], complete: false });
  expect(await allRows(numbers(4), 4)).toEqual({ rows: [0, 1, 2, 3], complete: true });
});
