import { expect, test } from 'vitest';
import { exactMoment } from './moment.ts';

test('a moment in full names its zone', () => {
  expect(exactMoment(new Date(2026, 4, 20, 14, 0), 'en')).toMatch(/Wednesday, May 20, 2026 at 2:00:00.PM .+/);
});
