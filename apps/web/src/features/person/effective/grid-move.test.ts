import { expect, test } from 'vitest';
import { gridMove } from './grid-move.ts';

const size = { rows: 3, columns: 40 };

test.each([
  ['ArrowRight', false, { row: 1, column: 6 }],
  ['ArrowLeft', false, { row: 1, column: 4 }],
  ['ArrowDown', false, { row: 2, column: 5 }],
  ['ArrowUp', false, { row: 0, column: 5 }],
  ['Home', false, { row: 1, column: 0 }],
  ['End', false, { row: 1, column: 39 }],
  ['Home', true, { row: 0, column: 0 }],
  ['End', true, { row: 2, column: 39 }],
  ['PageDown', false, { row: 1, column: 15 }],
  ['PageUp', false, { row: 1, column: 0 }],
  ['x', false, null],
])('%s (with Ctrl: %s) goes to the cell that one expects', (key, ctrl, to) => {
  expect(gridMove({ row: 1, column: 5 }, key, ctrl, size)).toEqual(to);
});

test('nothing leads out of the grid', () => {
  expect(gridMove({ row: 0, column: 0 }, 'ArrowUp', false, size)).toEqual({ row: 0, column: 0 });
  expect(gridMove({ row: 2, column: 39 }, 'ArrowRight', false, size)).toEqual({ row: 2, column: 39 });
});
