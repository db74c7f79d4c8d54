import { expect, test } from 'vitest';
import { panned, showing, wholeIn, wholeView, zoomed } from './map-view.ts';

const size = { width: 400, height: 200 };

test('zooming leaves the point that is looked at where it is', () => {
  const view = zoomed(wholeView, 2, { x: 100, y: 50 }, size);
  expect(view).toEqual({ scale: 2, x: -100, y: -50 });
  expect(wholeIn(view, size)).toEqual({ x: -100, y: -50, width: 800, height: 400 });
});

test('the picture is never smaller than its ground, nor leaves any of it empty', () => {
  expect(zoomed(wholeView, 0.1, { x: 0, y: 0 }, size)).toEqual(wholeView);
  expect(zoomed(wholeView, 100, { x: 0, y: 0 }, size).scale).toBe(12);
  expect(panned({ scale: 2, x: 0, y: 0 }, 50, -900, size)).toEqual({ scale: 2, x: 0, y: -200 });
});

test('a box that is out of sight comes into it by the shortest way', () => {
  const view = { scale: 4, x: -400, y: -200 };
  expect(showing(view, { x: 10, y: 10, width: 50, height: 50 }, size)).toEqual(view);
  expect(showing(view, { x: -30, y: 190, width: 50, height: 50 }, size)).toEqual({ scale: 4, x: -370, y: -240 });
  expect(showing(view, { x: -30, y: 0, width: 900, height: 50 }, size).x).toBe(-370);
});
