import { expect, test } from 'vitest';
import type { AccessChange } from '../grants.ts';
import { readable } from '../testing.ts';
import { meetingEarlier } from './meets-earlier.ts';

const nowMs = Date.parse('2026-06-01T12:00:00Z');
const [may, crew, oscorp] = [readable.member('user:may'), readable.userGroup('group:crew'), readable.node('subscription:oscorp')];
const reader = { to: { member: may }, gives: { role: 'voc/reader' }, on: { node: oscorp } };
const give = (times: { from?: string; until?: string } = {}): AccessChange => ({ change: 'give', ...reader, ...times });
const join = (until?: string): AccessChange => ({ change: 'join', group: crew, member: may, ...(until !== undefined && { until }) });
const joinFrom = (from: string): AccessChange => ({ change: 'join', group: crew, member: may, from });
const [july, august] = ['2026-07-01T00:00:00Z', '2026-08-01T00:00:00Z'];

test.each<{ name: string; lines: AccessChange[]; last: string | null }>([
  { name: 'one line meets nothing', lines: [give()], last: null },
  { name: 'the same gift twice', lines: [give(), give()], last: 'grant.already_given' },
  { name: 'the same gift with another end', lines: [give({ until: july }), give()], last: 'grant.already_given' },
  { name: 'the same gift with another beginning', lines: [give({ from: august }), give({ from: july })], last: 'grant.already_given' },
  { name: 'the same gift, one time after the other', lines: [give({ until: july }), give({ from: july })], last: null },
  { name: 'the later time first', lines: [give({ from: july }), give({ until: july })], last: null },
  {
    name: 'a third time that meets the second',
    lines: [give({ until: july }), give({ from: july }), give({ from: august })],
    last: 'grant.already_given',
  },
  {
    name: 'the same gift with a reason of its own',
    lines: [give(), { ...reader, change: 'give', reason: 'For the season.' }],
    last: 'grant.already_given',
  },
  { name: 'another gift', lines: [give(), { ...reader, change: 'give', gives: { role: 'voc/owner' } }], last: null },
  { name: 'joining twice', lines: [join(), join()], last: 'user_group.already_member' },
  { name: 'joining again for another time', lines: [join(july), join()], last: 'user_group.already_member' },
  { name: 'joining again for a time after the first', lines: [join(july), joinFrom(july)], last: 'user_group.already_member' },
  { name: 'joining another group', lines: [join(), { change: 'join', group: readable.userGroup('group:night'), member: may }], last: null },
  { name: 'leaving what one joins', lines: [join(), { change: 'leave', group: crew, member: may }], last: null },
  { name: 'deleting twice', lines: [1, 2].map(() => ({ change: 'delete', what: { userGroup: crew } })), last: 'grant.already_given' },
])('of a draft, $name: $last', ({ lines, last }) => {
  const meeting = meetingEarlier(lines, nowMs);
  expect(lines.slice(0, -1).filter((line) => meeting.has(line))).toEqual([]);
  expect(meeting.get(lines.at(-1) ?? give()) ?? null).toBe(last);
});
