import { expect, test } from 'vitest';
import { exactMoment, shortMoment } from './moment.ts';

const now = new Date(2026, 4, 20, 14, 0).getTime();
const before = (minutes: number) => new Date(now - minutes * 60_000);

test.each([
  [0, 'now', 'maintenant'],
  [5, '5 min. ago', 'il y a 5\u00a0min'],
  [3 * 60, '3 hr. ago', 'il y a 3\u00a0h'],
  [24 * 60, 'yesterday', 'hier'],
  [17 * 24 * 60, 'May 3', '3 mai'],
  [400 * 24 * 60, 'Apr 15, 2025', '15 avr. 2025'],
])('%i minutes ago is %s, %s', (minutes, english, french) => {
  expect(shortMoment(before(minutes), now, 'en')).toBe(english);
  expect(shortMoment(before(minutes), now, 'fr')).toBe(french);
});

test('the hours of this morning are not yesterday, and those of last night are', () => {
  expect(shortMoment(new Date(2026, 4, 20, 0, 30), now, 'en')).toBe('13 hr. ago');
  expect(shortMoment(new Date(2026, 4, 19, 23, 30), now, 'en')).toBe('yesterday');
});

test('a moment in full names its zone', () => {
  expect(exactMoment(before(0), 'en')).toMatch(/Wednesday, May 20, 2026 at 2:00:00.PM .+/);
});
