import { expect, test } from 'vitest';
import type { ImportCells, ImportKind } from './kinds.ts';
import { orderOf, repeatedIn } from './order.ts';

const rowsOf = (...all: readonly (readonly [ImportKind, ImportCells])[]) =>
  all.map(([kind, cells], index) => ({ number: index + 1, line: index + 2, kind, cells }));
const numbers = (rows: ReturnType<typeof rowsOf>) => orderOf(rows).map(({ number }) => number);

test('BX-63 rows are made kind by kind, so that what a row names is there: a group of row 3 is given in row 1', () => {
  expect(
    numbers(
      rowsOf(
        ['people', { email: 'a@x.example' }],
        ['group_grants', { group: 'g' }],
        ['user_groups', { group: 'g' }],
        ['location_groups', { group: 'c' }],
        ['locations', { name: 'Laval' }],
        ['people', { email: 'b@x.example' }],
      ),
    ),
  ).toEqual([5, 4, 3, 2, 1, 6]);
});

test('BX-63 what lies in something of the same file comes after it, by name, by path and by key', () => {
  expect(
    numbers(
      rowsOf(
        ['locations', { name: 'Laval', in: 'Marvel / North' }],
        ['locations', { name: 'Gaspé', in: 'N' }],
        ['locations', { name: 'Dock', in: 'Laval' }],
        ['locations', { name: 'North', key: 'N' }],
        ['locations', { name: 'North', in: 'Elsewhere' }],
        ['locations', { key: 'X' }],
        ['locations', { name: 'Slash', in: '/' }],
      ),
    ),
  ).toEqual([4, 5, 6, 7, 1, 2, 3]);
});

test('rows that lie in each other end, too', () => {
  expect(
    numbers(rowsOf(['locations', { name: 'A', in: 'B' }], ['locations', { name: 'B', in: 'A' }], ['locations', { name: 'C', in: 'C' }])),
  ).toEqual([2, 3, 1]);
});

test.each<[string, readonly [ImportKind, ImportCells], readonly [ImportKind, ImportCells], boolean]>([
  ['the same words', ['people', { email: 'May@x.example', role: 'Reader' }], ['people', { role: 'READER', email: 'may@x.example' }], true],
  ['another role', ['people', { email: 'may@x.example', role: 'Reader' }], ['people', { email: 'may@x.example' }], false],
  ['a place of the same key', ['locations', { key: 'k', name: 'A' }], ['locations', { key: 'k', name: 'B' }], true],
  ['a place of the same name where it lies', ['locations', { name: 'A', in: 'X', type: 's' }], ['locations', { name: 'a', in: 'x' }], true],
  ['a place of the same name elsewhere', ['locations', { name: 'A', in: 'X' }], ['locations', { name: 'A', in: 'Y' }], false],
  ['a row of another kind', ['user_groups', { group: 'A' }], ['location_groups', { group: 'A' }], false],
])('BX-63 a row is found to be there twice by %s', (_what, one, other, isTwice) => {
  expect([...repeatedIn(rowsOf(one, other))]).toEqual(isTwice ? [[2, 2]] : []);
});
