import { expect, test } from 'vitest';
import { edgePath } from './edge.ts';

test('a line between boxes of one height is straight', () => {
  expect(edgePath({ x: 0, y: 10 }, { x: 100, y: 10 }, 'start')).toBe('M0 10H100');
});

test('a line bends once, beside the box it leaves or the one it reaches', () => {
  expect(edgePath({ x: 0, y: 10 }, { x: 100, y: 50 }, 'start')).toBe('M0 10H0C13 10 13 50 26 50H100');
  expect(edgePath({ x: 0, y: 10 }, { x: 100, y: 50 }, 'end')).toBe('M0 10H74C87 10 87 50 100 50H100');
});
