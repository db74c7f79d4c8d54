import type { DraftLine, Each } from '@totem/domain/grants';
import { GrantId, MemberId, UserGroupId } from '@totem/domain/ids';
import { expect, test } from 'vitest';
import { leftOut } from './left-out.ts';

const member = (number: number) => MemberId.parse(`00000000-0000-7000-8000-00000000000${number}`);
const group = UserGroupId.parse('00000000-0000-7000-8000-000000000010');
const each: Each = { change: 'join', group };
const lineFor = (...people: number[]): DraftLine => ({ change: 'each', people: people.map(member), each });
const end: DraftLine = { change: 'end', grant: GrantId.parse('00000000-0000-7000-8000-000000000020') };

test('people leave the line that they are refused in, and stay in every other', () => {
  const lines = [lineFor(1, 2, 3), end, lineFor(2, 4)];
  expect(leftOut(lines, [{ line: lines[2], people: [member(2)] }])).toEqual([lineFor(1, 2, 3), end, lineFor(4)]);
});

test('refusals for several reasons leave one line together, and a line for nobody is none', () => {
  const lines = [lineFor(1, 2, 3), end];
  const leaving = [1, 2, 3].map((one) => ({ line: lines[0], people: [member(one)] }));
  expect(leftOut(lines, leaving.slice(1))).toEqual([lineFor(1), end]);
  expect(leftOut(lines, leaving)).toEqual([end]);
});

test('a draft from which nobody leaves stays as it is', () => {
  const lines = [lineFor(1), end];
  expect(leftOut(lines, [])).toEqual(lines);
  expect(leftOut(lines, [{ line: undefined, people: [member(1)] }])).toEqual(lines);
});
