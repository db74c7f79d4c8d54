import { expect, test } from 'vitest';
import type { MemberId } from '../ids.ts';
import { accessIn, inUserGroup, readable } from '../testing.ts';
import { type Delta, noDelta } from './deltas.ts';
import { worldOf } from './scenarios.ts';
import { type TouchedThings, mostNamed, seenChanges } from './seen-changes.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const member = (reference: string) => readable.member(reference);
const things: TouchedThings = {
  member: (id) => (marvel.members.some((one) => one.id === id) ? accessIn(marvel, id) : null),
  homeOfUserGroup: (id) => marvel.userGroups.find((group) => group.id === id)?.home ?? null,
  homeOfLocationGroup: (id) => marvel.locationGroups.find((group) => group.id === id)?.home ?? null,
};
const nothing = { members: [], userGroups: [], locationGroups: [], tree: false, catalog: false, more: false };
const told = (by: string, ...deltas: Partial<Delta>[]) =>
  seenChanges(
    { mine: accessIn(marvel, member(by)), now },
    deltas.map((delta) => ({ ...noDelta, ...delta })),
    things,
  );

test('HX-12 BX-28 people are named to who sees them; of others there is only something', () => {
  const [may, pepper] = [member('user:may'), member('user:pepper')];
  expect(told('user:felicia', { members: [may] })).toEqual({ ...nothing, members: [may] });
  expect(told('user:felicia', { members: [may] }, { members: [pepper, may] })).toEqual({ ...nothing, members: [may], more: true });
  expect(told('user:nick', { members: [may, pepper] })).toEqual({ ...nothing, members: [may, pepper] });
  expect(told('user:gwen', { members: [may] })).toEqual({ ...nothing, more: true });
});

test('everybody is told of themselves', () => {
  const gwen = member('user:gwen');
  expect(told('user:gwen', { members: [gwen] })).toEqual({ ...nothing, members: [gwen] });
});

test('whom nobody knows is not named', () => {
  expect(told('user:nick', { members: [member('user:nobody')] })).toEqual({ ...nothing, more: true });
});

test('user groups are named to who sees people or makes groups at their home, and to who is in them', () => {
  const desk = readable.userGroup('group:oscorp-desk');
  const support = readable.userGroup('group:customer-support-specialists');
  expect(told('user:felicia', { userGroups: [desk, support] })).toEqual({ ...nothing, userGroups: [desk], more: true });
  expect(told('user:gwen', { userGroups: [desk] })).toEqual({ ...nothing, more: true });
  const withGwen = accessIn(inUserGroup(marvel, 'group:oscorp-desk', 'user:gwen'), member('user:gwen'));
  expect(seenChanges({ mine: withGwen, now }, [{ ...noDelta, userGroups: [desk] }], things)).toEqual({ ...nothing, userGroups: [desk] });
  expect(told('user:nick', { userGroups: [readable.userGroup('group:nowhere')] })).toEqual({ ...nothing, more: true });
});

test('location groups are named to who sees places at their home, and to who holds them', () => {
  const department = readable.locationGroup('location_group:gwen-stacy-department');
  expect(told('user:felicia', { locationGroups: [department] })).toEqual({ ...nothing, locationGroups: [department] });
  expect(told('user:gwen', { locationGroups: [department] })).toEqual({ ...nothing, locationGroups: [department] });
  expect(told('user:pepper', { locationGroups: [department] })).toEqual({ ...nothing, more: true });
  expect(told('user:nick', { locationGroups: [readable.locationGroup('location_group:nowhere')] })).toEqual({ ...nothing, more: true });
});

test('a changed tree or catalog is told to everybody', () => {
  expect(told('user:gwen', { tree: true })).toEqual({ ...nothing, tree: true });
  expect(told('user:gwen', { catalog: true }, {})).toEqual({ ...nothing, catalog: true });
});

test('more than are named at once, and changes of which nothing is known, are something besides', () => {
  const mine = accessIn(marvel, member('user:nick'));
  const many = Array.from({ length: mostNamed + 1 }, (_, index): MemberId => member(`user:${index}`));
  const changed = seenChanges({ mine, now }, [{ ...noDelta, members: many }], { ...things, member: () => mine });
  expect(changed).toEqual({ ...nothing, members: many.slice(0, mostNamed), more: true });
  expect(told('user:nick')).toEqual({ ...nothing, more: true });
});
