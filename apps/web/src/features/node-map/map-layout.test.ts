import { expect, test } from 'vitest';
import { layOut } from './map-layout.ts';
import { boxNamed } from './testing-map.ts';

const whole = { x: 0, y: 0, width: 800, height: 500 };
const boxes = [
  boxNamed('Marvel', null, { weight: 12 }),
  boxNamed('Oscorp', 0, { weight: 9 }),
  boxNamed('Montreal', 1, { weight: 6 }),
  boxNamed('Toronto', 1, { weight: 3 }),
  boxNamed('Stark', 0, { weight: 3 }),
];
const areaOf = (placed: ReturnType<typeof layOut>, at: number) => {
  const rect = placed[at]?.rect;
  return rect ? rect.width * rect.height : 0;
};

test('a box lies in the box it belongs to, below its title', () => {
  const placed = layOut(boxes, 'people', whole);
  expect(placed.map(({ depth }) => depth)).toEqual([0, 1, 2, 2, 1]);
  for (const { box, rect } of placed) {
    const around = box.within === null ? null : placed[box.within]?.rect;
    if (!around) continue;
    expect(rect.x).toBeGreaterThan(around.x);
    expect(rect.y).toBeGreaterThanOrEqual(around.y + 22);
    expect(rect.x + rect.width).toBeLessThan(around.x + around.width);
    expect(rect.y + rect.height).toBeLessThan(around.y + around.height);
  }
});

test('area follows the people, or is the same for each box that holds none', () => {
  const byPeople = layOut(boxes, 'people', whole);
  expect(areaOf(byPeople, 2) / areaOf(byPeople, 3)).toBeCloseTo(2, 1);
  const equal = layOut(boxes, 'equal', whole);
  expect(areaOf(equal, 2) / areaOf(equal, 3)).toBeCloseTo(1, 1);
  expect(areaOf(equal, 1) / areaOf(equal, 4)).toBeCloseTo(2, 0);
});

test('where nothing fits, boxes have no size, and none is negative', () => {
  for (const { rect } of layOut(boxes, 'people', { ...whole, width: 6, height: 6 }))
    expect([rect.width >= 0, rect.height >= 0]).toEqual([true, true]);
});
