import { expect, test } from 'vitest';
import { daysOf } from './days-of.ts';

const at = (...moment: [number, number, number, number]) => ({ at: new Date(...moment).toISOString() });

test('what happened on one day by the reader’s clock stands together, midnight parts it', () => {
  const rows = [at(2026, 4, 20, 9), at(2026, 4, 20, 0), at(2026, 4, 19, 23)];
  expect(daysOf(rows)).toEqual([
    { day: '2026-5-20', rows: rows.slice(0, 2) },
    { day: '2026-5-19', rows: rows.slice(2) },
  ]);
  expect(daysOf([])).toEqual([]);
});
