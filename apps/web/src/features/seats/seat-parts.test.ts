import { expect, test } from 'vitest';
import { seatParts } from './seat-parts.ts';

test('the bar shows what is taken, reserved and left of what was bought', () => {
  expect(seatParts({ bought: 10, occupied: 7, reserved: 2 })).toEqual([
    { part: 'occupied', from: 0, length: 70 },
    { part: 'reserved', from: 70, length: 20 },
    { part: 'left', from: 90, length: 10 },
  ]);
});

test('what is beyond the limit is a part of its own', () => {
  expect(seatParts({ bought: 4, occupied: 5, reserved: 0 })).toEqual([
    { part: 'occupied', from: 0, length: 80 },
    { part: 'beyond', from: 80, length: 20 },
  ]);
  expect(seatParts({ bought: 0, occupied: 0, reserved: 0 })).toEqual([]);
});
