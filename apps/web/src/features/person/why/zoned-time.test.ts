import { expect, test } from 'vitest';
import { instantIn, localIn, momentIn, zoneWords } from './zoned-time.ts';

test.each([
  ['America/Toronto', '2026-05-03T14:00', '2026-05-03T18:00:00.000Z'],
  ['America/Toronto', '2026-01-15T14:00', '2026-01-15T19:00:00.000Z'],
  ['Europe/Paris', '2026-05-03T00:30', '2026-05-02T22:30:00.000Z'],
  ['Asia/Kolkata', '2026-05-03T14:00', '2026-05-03T08:30:00.000Z'],
  ['UTC', '2026-05-03T14:00', '2026-05-03T14:00:00.000Z'],
])('BX-9 in %s, %s is %s, and the other way round', (zone, local, instant) => {
  expect(instantIn(zone, local)).toBe(instant);
  expect(localIn(zone, instant)).toBe(local);
});

test('what is no date is no instant, and one that a clock jumps over is the later one', () => {
  expect(instantIn('UTC', '')).toBeNull();
  expect(instantIn('America/Toronto', '2026-03-08T02:30')).toBe('2026-03-08T07:30:00.000Z');
});

test('a moment names its zone', () => {
  expect(momentIn('America/Toronto', '2026-05-03T18:00:00.000Z')).toContain(zoneWords('America/Toronto'));
});
