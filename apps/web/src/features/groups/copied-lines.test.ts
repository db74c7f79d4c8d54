import { LocationGroupId, NodeId, ServiceItemId, UserGroupId } from '@totem/domain/ids';
import { expect, test } from 'vitest';
import { targetOf } from '../person/access/lines.ts';
import { department, grantOf, id, memberWith, now, voc } from '../person/testing-access.ts';
import { copiedEntries, copiedGrants, copiedPeople } from './copied-lines.ts';

const copy = UserGroupId.parse(id(70));
const later = '2027-01-01T00:00:00.000Z';

test('what a user group gives becomes lines for its copy: an end is kept, a start only while it is to come, a reason never', () => {
  const grants = [
    grantOf({ role: 'voc/reader' }),
    grantOf({ permission: 'voc:confidential.view' }, voc, { reason: 'Calls customers back', until: later }),
    grantOf({ locations: null }, department, { from: later }),
  ];
  expect(copiedGrants({ grants }, copy, now)).toEqual([
    { change: 'give', to: { group: copy }, gives: { role: 'voc/reader' }, on: targetOf(voc) },
    { change: 'give', to: { group: copy }, gives: { permission: 'voc:confidential.view' }, on: targetOf(voc), until: later },
    { change: 'give', to: { group: copy }, gives: { locations: null }, on: targetOf(department), from: later },
  ]);
});

test('who is in a user group joins its copy for as long', () => {
  const { id: member, name } = memberWith('May', []);
  const person = { id: member, name, from: '2020-01-01T00:00:00.000Z', until: later };
  expect(copiedPeople([person], copy, now)).toEqual([{ change: 'join', group: copy, member, until: later }]);
});

test('HX-31 a place is in the copy of a location group for the same as in the group', () => {
  const [locationGroup, location, item] = [LocationGroupId.parse(id(71)), NodeId.parse(id(72)), ServiceItemId.parse(id(73))];
  const entries = [null, { service: 'voc' }, { item, name: 'Oscorp VoC' }].map((filter) => ({ filter, refusals: {} }));
  expect(copiedEntries([{ id: location, entries }], locationGroup)).toEqual(
    [null, { service: 'voc' }, { item }].map((filter) => ({ change: 'enter', locationGroup, location, filter })),
  );
});
