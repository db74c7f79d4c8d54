import { everythingChanged } from '@totem/domain/everything-changed';
import { LocationGroupId, MemberId, UserGroupId } from '@totem/domain/ids';
import { expect, test } from 'vitest';
import { isConcerned, isUnnamed, together } from './changed-queries.ts';

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [me, may, gwen] = [1, 2, 3].map((number) => MemberId.parse(id(number))) as [MemberId, MemberId, MemberId];
const group = UserGroupId.parse(id(4));
const nothing = { members: [], userGroups: [], locationGroups: [], tree: false, catalog: false, more: false };

test.each([
  // path               input             changed                                     concerned
  ['members.list', {}, { ...nothing, members: [may] }, true],
  ['members.get', { member: may }, { ...nothing, members: [may] }, true],
  ['members.get', { member: gwen }, { ...nothing, members: [may] }, false],
  ['members.get', { member: gwen }, { ...nothing, userGroups: [group] }, true],
  ['members.effective', { member: gwen }, { ...nothing, more: true }, true],
  ['userGroups.get', { group }, { ...nothing, members: [may] }, true],
  ['me.rights', {}, { ...nothing, members: [may], more: true }, false],
  ['me.rights', {}, { ...nothing, members: [me] }, true],
  ['me.rights', {}, { ...nothing, locationGroups: [LocationGroupId.parse(id(5))] }, true],
  ['organizations.bySlug', {}, { ...nothing, tree: true }, true],
  ['me.person', undefined, everythingChanged, false],
  ['', undefined, { ...nothing, members: [may] }, true],
] as const)('%s of %j is asked again after %j: %s', (path, input, changed, expected) => {
  const { members, userGroups, locationGroups } = changed;
  const of = { ...changed, members: [...members], userGroups: [...userGroups], locationGroups: [...locationGroups] };
  expect(isConcerned(path, input, of, me)).toBe(expected);
});

test('messages that come close together are one', () => {
  const one = { ...nothing, members: [may], more: true };
  expect(together(one, { ...nothing, members: [may, gwen], tree: true })).toEqual({
    ...nothing,
    members: [may, gwen],
    tree: true,
    more: true,
  });
});

test('what is not named may wait', () => {
  expect([
    isUnnamed({ ...nothing, more: true }),
    isUnnamed({ ...nothing, members: [may], more: true }),
    isUnnamed(everythingChanged),
  ]).toEqual([true, false, false]);
});
