import { expect, test } from 'vitest';
import { shadeOf, stepsUpTo } from './map-shades.ts';

test('numbers have four shades, the greatest the darkest, and none for nothing', () => {
  expect(stepsUpTo(40)).toEqual([10, 20, 30, 40]);
  expect([0, 1, 10, 11, 29, 40].map((count) => shadeOf(count, 40))).toEqual([0, 1, 1, 2, 3, 4]);
});

test('few numbers have fewer shades, and the same number never two', () => {
  expect(stepsUpTo(2)).toEqual([1, 2]);
  expect([1, 2].map((count) => shadeOf(count, 2))).toEqual([3, 4]);
  expect(stepsUpTo(0)).toEqual([]);
  expect([shadeOf(0, 0), shadeOf(9, 4)]).toEqual([0, 4]);
});
