import { expect, test } from 'vitest';
import { fittingLines } from './fitting-lines.ts';

test('a name stands in the lines it needs, or not at all', () => {
  expect(fittingLines('New York', 200, 2)).toEqual(['New York']);
  expect(fittingLines('New York', 40, 2)).toEqual(['New', 'York']);
  expect(fittingLines('New York', 40, 1)).toBeNull();
  expect(fittingLines('Montreal', 30, 3)).toBeNull();
});
