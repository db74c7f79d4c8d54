import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rect } from '../canvas/geometry.ts';
import { squarified } from './squarified.ts';

const whole = { x: 10, y: 20, width: 600, height: 400 };
const areaOf = ({ width, height }: Rect) => width * height;

test('areas are in proportion, nothing overlaps, and all of the rectangle is taken', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }), (all, width, height) => {
      const rects = squarified(all, { x: 3, y: 7, width, height });
      const total = all.reduce((sum, one) => sum + one, 0);
      const near = (one: number, other: number) => Math.abs(one - other) < 1e-6 * width * height;
      expect(rects).toHaveLength(all.length);
      for (const [index, rect] of rects.entries()) {
        expect(near(areaOf(rect), ((all[index] ?? 0) / total) * width * height)).toBe(true);
        expect(
          rect.x > 3 - 1e-6 && rect.y > 7 - 1e-6 && rect.x + rect.width < 3 + width + 1e-6 && rect.y + rect.height < 7 + height + 1e-6,
        ).toBe(true);
        for (const other of rects.slice(index + 1)) {
          const across = Math.min(rect.x + rect.width, other.x + other.width) - Math.max(rect.x, other.x);
          const down = Math.min(rect.y + rect.height, other.y + other.height) - Math.max(rect.y, other.y);
          expect(across < 1e-6 || down < 1e-6).toBe(true);
        }
      }
    }),
  );
});

test('boxes of one weight are near squares', () => {
  const rects = squarified(
    Array.from({ length: 24 }, () => 1),
    whole,
  );
  expect(Math.max(...rects.map(({ width, height }) => Math.max(width / height, height / width)))).toBeLessThan(1.6);
});

test('nothing needs no room', () => {
  expect(squarified([], whole)).toEqual([]);
});
