import { expect, test } from 'vitest';
import { fittingLines, linesTaken } from './fitting-lines.ts';

test('a name stands in the lines it needs, or not at all', () => {
  expect(fittingLines('New York', 200, 2)).toEqual(['New York']);
  expect(fittingLines('New York', 40, 2)).toEqual(['New', 'York']);
  expect(fittingLines('New York', 40, 1)).toBeNull();
  expect(fittingLines('Montreal', 30, 3)).toBeNull();
});

test('where a name may be broken, the lines it takes are counted', () => {
  expect(linesTaken('New York', 200)).toBe(1);
  expect(linesTaken('New York', 40)).toBe(2);
  expect(linesTaken('Montreal', 30)).toBe(2);
  expect(linesTaken('In Montreal', 30)).toBe(3);
  expect(linesTaken('Montreal', 0)).toBe(8);
});
