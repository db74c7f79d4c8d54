import type { AccessChange } from '@totem/domain/grants';
import { LocationGroupId, NodeId, ServiceItemId } from '@totem/domain/ids';
import { expect, test } from 'vitest';
import { enteringElse, entryLinesOf, narrow, put, take, untouched } from './entries.ts';

const id = (one: number) => `01980000-0000-7000-8000-00000000000${one}`;
const place = { locationGroup: LocationGroupId.parse(id(1)), location: NodeId.parse(id(2)) };
const other = { ...place, location: NodeId.parse(id(3)) };
const item = ServiceItemId.parse(id(4));
const enter = (filter: Extract<AccessChange, { change: 'enter' }>['filter'], at = place): AccessChange => ({
  change: 'enter',
  ...at,
  filter,
});
const withdraw = (filter: Extract<AccessChange, { change: 'enter' }>['filter'], at = place): AccessChange => ({
  change: 'withdraw',
  ...at,
  filter,
});
const voc = { service: 'voc' };
const never = () => null;

test('what stands and what is drafted about one location in one group are its lines', () => {
  const standing = [
    { filter: null, refusals: {} },
    { filter: { item, name: 'Oscorp VoC' }, refusals: { withdraw: 'grant.managed_above' as const } },
  ];
  const draft = [withdraw(null), enter(voc), enter(null, other)];
  expect(entryLinesOf(place, standing, draft, (change) => (change.change === 'enter' ? 'access.denied' : null))).toEqual([
    { filter: null, named: null, state: 'ended', change: withdraw(null), refused: null, whyNot: null },
    {
      filter: { item },
      named: { item, name: 'Oscorp VoC' },
      state: 'standing',
      change: null,
      refused: null,
      whyNot: 'grant.managed_above',
    },
    { filter: voc, named: null, state: 'added', change: enter(voc), refused: 'access.denied', whyNot: null },
  ]);
  expect(entryLinesOf(other, [], draft, never).map((line) => line.state)).toEqual(['added']);
});

test('putting in undoes a drafted taking out, and the other way round', () => {
  expect(put([], place, null)).toEqual([enter(null)]);
  expect(put([withdraw(null), enter(voc, other)], place, null)).toEqual([enter(voc, other)]);
  expect(take([], place, voc)).toEqual([withdraw(voc)]);
  expect(take([enter(voc)], place, voc)).toEqual([]);
});

test('narrowing is out for the one and in for the other, and back again is nothing', () => {
  const once = narrow([], place, null, voc);
  expect(once).toEqual([withdraw(null), enter(voc)]);
  expect(narrow(once, place, voc, { item })).toEqual([withdraw(null), enter({ item })]);
  expect(narrow(once, place, voc, null)).toEqual([]);
  expect(narrow(once, place, voc, voc)).toBe(once);
});

test('one location’s lines are dropped without the others, and those that enter unseen are found', () => {
  const draft = [withdraw(null), enter(voc), enter(null, other), enter(voc, other)];
  expect(untouched(draft, place)).toEqual([enter(null, other), enter(voc, other)]);
  expect(enteringElse(draft, place.locationGroup, new Set([place.location]))).toEqual([other.location]);
});
