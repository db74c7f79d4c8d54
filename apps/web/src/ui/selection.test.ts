import { expect, test } from 'vitest';
import { allPressed, pressed } from './selection.ts';

const order = ['a', 'b', 'c', 'd'];

test('pressing a row selects it and nothing else', () => {
  expect([...pressed(new Set(), order, 'b', true, null)]).toEqual(['b']);
  expect([...pressed(new Set(['a', 'b']), order, 'b', false, 'a')]).toEqual([]);
});

test('with Shift everything between the last pressed row and this one follows it, in either direction', () => {
  expect([...pressed(new Set(['b']), order, 'd', true, 'b')]).toEqual(['b', 'c', 'd']);
  expect([...pressed(new Set(['d']), order, 'b', true, 'd')].toSorted()).toEqual(['b', 'c', 'd']);
});

test('a row that is gone since is no start of a range', () => {
  expect([...pressed(new Set(), order, 'c', true, 'gone')]).toEqual(['c']);
});

test('pressing the head leaves selected rows of other pages as they were', () => {
  expect([...allPressed(new Set(['z']), order, true)]).toEqual(['z', 'a', 'b', 'c', 'd']);
  expect([...allPressed(new Set(['z', 'a']), order, false)]).toEqual(['z']);
});
