import { expect, test } from 'vitest';
import { isMovable, panned, showing, wholeView, zoomed, zoomedByKey } from './view.ts';

const window = { width: 400, height: 200 };
const scene = { window, picture: window, least: 1, most: 12 };
const whole = { scale: 1, x: 0, y: 0 };
const tall = { window, picture: { width: 400, height: 1_000 }, least: 0.2, most: 2 };

test('zooming leaves the point that is looked at where it is', () => {
  expect(zoomed(whole, 2, scene, { x: 100, y: 50 })).toEqual({ scale: 2, x: -100, y: -50 });
  expect(zoomed(whole, 2, scene)).toEqual({ scale: 2, x: -200, y: -100 });
});

test('a picture is never smaller than whole, nor leaves any of its window empty', () => {
  expect(wholeView(scene)).toEqual(whole);
  expect(zoomed(whole, 0.1, scene)).toEqual(whole);
  expect(zoomed(whole, 100, scene).scale).toBe(12);
  expect(panned({ scale: 2, x: 0, y: 0 }, 50, -900, scene)).toEqual({ scale: 2, x: 0, y: -200 });
});

test('what is smaller than its window stands in the middle of it', () => {
  expect(wholeView(tall)).toEqual({ scale: 0.2, x: 160, y: 0 });
  expect(panned(wholeView(tall), 90, 90, tall)).toEqual(wholeView(tall));
});

test('there is nothing to move where the whole picture is in sight', () => {
  expect([whole, { scale: 2, x: 0, y: 0 }].map((view) => isMovable(view, scene))).toEqual([false, true]);
  expect([wholeView(tall), { scale: 1, x: 0, y: 0 }].map((view) => isMovable(view, tall))).toEqual([false, true]);
});

test('the keys zoom every picture alike', () => {
  expect(zoomedByKey(whole, '+', scene)?.scale).toBe(1.4);
  expect(zoomedByKey(whole, '=', scene)).toEqual(zoomedByKey(whole, '+', scene));
  expect(zoomedByKey({ scale: 2.8, x: 0, y: 0 }, '-', scene)?.scale).toBeCloseTo(2);
  expect(zoomedByKey({ scale: 5, x: -9, y: -9 }, '0', scene)).toEqual(whole);
  expect(zoomedByKey(whole, 'x', scene)).toBeNull();
});

test('a part that is out of sight comes into it by the shortest way', () => {
  const view = { scale: 4, x: -400, y: -200 };
  expect(showing(view, { x: 10, y: 10, width: 50, height: 50 }, scene)).toEqual(view);
  expect(showing(view, { x: -30, y: 190, width: 50, height: 50 }, scene)).toEqual({ scale: 4, x: -370, y: -240 });
  expect(showing(view, { x: -30, y: 0, width: 900, height: 50 }, scene).x).toBe(-370);
});
