import { expect, test } from 'vitest';
import { exactMoment, relativeMoment } from './moment.ts';

test('a moment in full names its zone', () => {
  expect(exactMoment(new Date(2026, 4, 20, 14, 0), 'en')).toMatch(/Wednesday, May 20, 2026 at 2:00:00.PM .+/);
});

const now = new Date(2026, 4, 20, 14, 0).getTime();

test.each([
  [new Date(2026, 4, 20, 13, 59, 30), 'now', 'maintenant'],
  [new Date(2026, 4, 20, 14, 0, 59), 'now', 'maintenant'],
  [new Date(2026, 4, 20, 13, 55), '5 minutes ago', 'il y a 5 minutes'],
  [new Date(2026, 4, 20, 2, 0), '12 hours ago', 'il y a 12 heures'],
  [new Date(2026, 4, 20, 17, 30), 'in 3 hours', 'dans 3 heures'],
  [new Date(2026, 4, 19, 1, 0), 'yesterday', 'hier'],
  [new Date(2026, 4, 21, 1, 0), 'tomorrow', 'demain'],
  [new Date(2026, 4, 14, 23, 0), '6 days ago', 'il y a 6 jours'],
  [new Date(2026, 4, 13, 23, 0), 'May 13', '13 mai'],
  [new Date(2025, 11, 3, 9, 0), 'Dec 3, 2025', '3 déc. 2025'],
])('%s is said as it is from now', (at, english, french) => {
  expect(relativeMoment(at, now, 'en')).toBe(english);
  expect(relativeMoment(at, now, 'fr')).toBe(french);
});

test('just after midnight, an hour ago is an hour ago and not yesterday', () => {
  const early = new Date(2026, 4, 20, 0, 30).getTime();
  expect(relativeMoment(new Date(2026, 4, 19, 22, 0), early, 'en')).toBe('2 hours ago');
});
