import type { TouchedPlace } from '@totem/domain/change-access';
import { NodeId } from '@totem/domain/ids';
import { expect, test } from 'vitest';
import { layOut } from '../node-map/map-layout.ts';
import { areManyTouched, touchedBoxes, touchedSentences } from './touched-boxes.ts';

const node = (number: number, name: string, kind = 'point_of_service') => ({
  id: NodeId.parse(`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`),
  name,
  kind,
});
const oscorp = node(1, 'Oscorp', 'subscription');
const stark = node(2, 'Stark Industries', 'subscription');
const place = (number: number, name: string, within: TouchedPlace['within'], lose = 0, gain = 1): TouchedPlace => ({
  node: node(number, name),
  within,
  lose,
  gain,
});
const places = [place(10, 'Montreal', oscorp, 2), place(11, 'Malibu', stark), place(12, 'Toronto', oscorp)];

test('touched locations lie in what they belong to, and every one has its room', () => {
  const boxes = touchedBoxes(places);

  expect(boxes.map(({ name, within }) => [name, within])).toEqual([
    ['Oscorp', null],
    ['Montreal', 0],
    ['Toronto', 0],
    ['Stark Industries', null],
    ['Malibu', 3],
  ]);
  const whole = { within: null, weight: 1 };
  const placed = layOut([whole, ...boxes.map((box) => ({ ...box, within: (box.within ?? -1) + 1 }))], 'equal', {
    x: 0,
    y: 0,
    width: 600,
    height: 200,
  });
  for (const { rect } of placed) expect(Math.min(rect.width, rect.height)).toBeGreaterThan(0);
});

test('locations that lie in nothing are boxes of their own', () => {
  expect(touchedBoxes([place(10, 'Montreal', null)])).toMatchObject([{ name: 'Montreal', within: null }]);
});

test('a handful is read, more are drawn', () => {
  const six = Array.from({ length: 6 }, (_, index) => place(20 + index, 'A', oscorp));

  expect(areManyTouched({ places: six, more: 0 })).toBe(false);
  expect(areManyTouched({ places: six, more: 1 })).toBe(true);
});

test('each location says how many lose access there, then how many gain it', () => {
  expect(touchedSentences(place(10, 'Montreal', oscorp, 2))).toEqual(['Montreal: 2 people lose access', 'Montreal: 1 person gains access']);
  expect(touchedSentences(place(10, 'Montreal', oscorp))).toEqual(['Montreal: 1 person gains access']);
});
