import { expect, test } from 'vitest';
import { bandsOf } from './bands.ts';

test('columns that do not fit beside each other stand in bands as even as can be', () => {
  expect(bandsOf(14, 14)).toEqual([{ from: 0, to: 14 }]);
  expect(bandsOf(15, 14)).toEqual([
    { from: 0, to: 8 },
    { from: 8, to: 15 },
  ]);
  expect(bandsOf(0, 14)).toEqual([]);
});

test('each column stands in one band, and none is wider than it may be', () => {
  for (let columns = 1; columns < 200; columns++) {
    const bands = bandsOf(columns, 14);
    expect(bands.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))).toEqual([...Array(columns).keys()]);
    expect(Math.max(...bands.map(({ from, to }) => to - from))).toBeLessThanOrEqual(14);
  }
});
