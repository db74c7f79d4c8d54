import { expect, test } from 'vitest';
import { layOut } from './map-layout.ts';
import { mapMove } from './map-move.ts';
import { boxNamed } from './testing-map.ts';

const placed = layOut(
  [
    boxNamed('Marvel', null),
    boxNamed('Oscorp', 0),
    boxNamed('Montreal', 1),
    boxNamed('Toronto', 1),
    boxNamed('Québec', 1),
    boxNamed('Stark', 0),
  ],
  'equal',
  { x: 0, y: 0, width: 800, height: 500 },
);
const to = (from: string, key: string) => {
  const at = mapMove(
    placed,
    placed.findIndex(({ box }) => box.node?.name === from),
    key,
  );
  return at === null ? null : placed[at]?.box.node?.name;
};

test('arrows move among siblings, into a box and out of it', () => {
  expect(to('Oscorp', 'ArrowRight')).toBe('Stark');
  expect(to('Stark', 'ArrowLeft')).toBe('Oscorp');
  expect(to('Stark', 'ArrowRight')).toBeNull();
  expect(to('Marvel', 'ArrowDown')).toBe('Oscorp');
  expect(to('Stark', 'ArrowDown')).toBeNull();
  expect(to('Québec', 'ArrowUp')).toBe('Oscorp');
  expect(to('Marvel', 'ArrowUp')).toBeNull();
  expect(to('Marvel', 'ArrowRight')).toBeNull();
  expect([to('Toronto', 'Home'), to('Toronto', 'End')]).toEqual(['Montreal', 'Québec']);
  expect(to('Toronto', 'x')).toBeNull();
  expect(to('Nowhere', 'Home')).toBeNull();
});
