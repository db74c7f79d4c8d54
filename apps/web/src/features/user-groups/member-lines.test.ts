import type { AccessChange } from '@totem/domain/grants';
import { MemberId, NodeId, UserGroupId } from '@totem/domain/ids';
import { expect, test } from 'vitest';
import { id } from '../person/testing-access.ts';
import { memberLinesOf } from './member-lines.ts';

const [pepper, happy, maria] = [1, 2, 3].map((number) => MemberId.parse(id(number))) as [MemberId, MemberId, MemberId];
const group = UserGroupId.parse(id(10));
const other = UserGroupId.parse(id(11));
const person = (one: MemberId, name: string) => ({
  id: one,
  name,
  level: { id: NodeId.parse(id(20)), name: 'Stark', kind: 'subscription' },
  isMe: false,
  from: '2026-01-01T00:00:00.000Z',
  until: null,
  refusals: {},
});
const people = [person(happy, 'Happy'), person(pepper, 'Pepper')];
const lines = (draft: readonly AccessChange[]) =>
  memberLinesOf({ id: group, people }, draft, {
    receiverNameOf: () => 'Maria',
    refusalOf: (change) => (change.change === 'join' ? 'user_group.outside_level' : null),
  }).map(({ name, state, refused }) => [name, state, refused]);

test('whom the draft adds comes first with why it cannot be saved, and whom it takes out stays in place until then', () => {
  expect(
    lines([
      { change: 'leave', group, member: pepper },
      { change: 'join', group, member: maria },
    ]),
  ).toEqual([
    ['Maria', 'added', 'user_group.outside_level'],
    ['Happy', 'standing', null],
    ['Pepper', 'ended', null],
  ]);
});

test('what the draft does with another user group shows nowhere in this one', () => {
  expect(
    lines([
      { change: 'leave', group: other, member: pepper },
      { change: 'join', group: other, member: maria },
    ]),
  ).toEqual([
    ['Happy', 'standing', null],
    ['Pepper', 'standing', null],
  ]);
});
