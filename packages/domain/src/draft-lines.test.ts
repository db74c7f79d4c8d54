import { expect, test } from 'vitest';
import { type DraftLine, DraftLine as DraftLineSchema, changesIn, mostChanges } from './grants.ts';
import { MemberId, UserGroupId } from './ids.ts';

const may = MemberId.parse('00000000-0000-7000-8000-000000000001');
const gwen = MemberId.parse('00000000-0000-7000-8000-000000000002');
const group = UserGroupId.parse('00000000-0000-7000-8000-000000000003');
const forBoth: DraftLine = { change: 'each', people: [may, gwen], each: { change: 'join', group } };
const forOne: DraftLine = { change: 'leave', group, member: may };

test('a line for many counts once for each of them', () => {
  expect(changesIn([])).toBe(0);
  expect(changesIn([forOne])).toBe(1);
  expect(changesIn([forBoth, forOne, forBoth])).toBe(5);
});

test('a line for many is for somebody, and for no more than a draft may hold', () => {
  const people = (count: number) => Array.from({ length: count }, () => may);
  expect(DraftLineSchema.safeParse({ ...forBoth, people: people(mostChanges) }).success).toBe(true);
  expect(DraftLineSchema.safeParse({ ...forBoth, people: people(mostChanges + 1) }).success).toBe(false);
  expect(DraftLineSchema.safeParse({ ...forBoth, people: [] }).success).toBe(false);
});
