import { withTeams } from '@totem/run/large-team';
import { largeOrganization } from '@totem/run/large-world';
import { expect, test } from 'vitest';
import { goalsOf } from './reviews/goals.ts';
import { stepsOf } from './reviews/steps.ts';

const took = (about: string, review: number, first: number, save: number) => ({
  about,
  firstMs: first,
  reviewMs: { median: review, p10: review, p90: review },
  saveMs: { median: save, p10: save, p90: save },
  people: 1,
});

test.each([
  ['review', took('slow', 1_001, 1, 1), [false, true, true]],
  ['first review', took('slow', 1, 1_001, 1), [true, false, true]],
  ['save', took('slow', 1, 1, 1_001), [true, true, false]],
])('a goal is missed by its slowest %s, and met up to its bound', (_name, slow, isMet) => {
  const goals = goalsOf({ reviews: [took('quick', 1_000, 1_000, 1_000), slow] });
  expect(goals.map((goal) => goal.isMet)).toEqual(isMet);
  expect(goals[isMet.indexOf(false)]?.measured).toBe('1001 ms (slow)');
});

test('a promise about what was never reviewed is not met', () => {
  expect(goalsOf({ reviews: [] }).map(({ isMet }) => isMet)).toEqual([false, false, false]);
});

test('everybody of the organization is in its team, and each change has a name of its own', () => {
  const organization = withTeams(largeOrganization('S', 0));
  expect(organization.team.members).toHaveLength(organization.members.length);
  const names = stepsOf(organization).map(({ about }) => about);
  expect(new Set(names).size).toBe(names.length);
});
