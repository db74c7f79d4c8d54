import { expect, test } from 'vitest';
import { clockOf } from './clock-of.ts';

test.each([
  ['America/Toronto', '2026-01-01T03:00:00.000Z', '2025-12-31T22:00:00.000-05:00'],
  ['America/Toronto', '2026-07-01T04:00:00.000Z', '2026-07-01T00:00:00.000-04:00'],
  ['UTC', '2026-07-01T00:00:00.001Z', '2026-07-01T00:00:00.001+00:00'],
  ['Asia/Kathmandu', '2026-07-01T23:59:59.999Z', '2026-07-02T05:44:59.999+05:45'],
  ['America/Toronto', '2026-11-01T05:30:00.000Z', '2026-11-01T01:30:00.000-04:00'],
  ['America/Toronto', '2026-11-01T06:30:00.000Z', '2026-11-01T01:30:00.000-05:00'],
])('in %s, %s is %s', (timeZone, instant, shown) => {
  expect(clockOf(timeZone)(instant)).toBe(shown);
  expect(new Date(shown).toISOString()).toBe(instant);
});
