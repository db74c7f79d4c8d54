import { expect, test } from 'vitest';
import { bySimilarity, mostAlike } from './heat.ts';

test('lines that are alike stand together, and too many stay as they came', () => {
  const lines = ['ab', 'xy', 'ab', 'xz', 'ac'];
  expect(bySimilarity(lines.length, (line) => [...(lines[line] ?? '')])).toEqual([0, 2, 4, 1, 3]);
  expect(bySimilarity(mostAlike + 1, () => [])).toHaveLength(mostAlike + 1);
});
