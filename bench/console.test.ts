import { expect, test } from 'vitest';
import { goalsOf } from './console/goals.ts';
import type { ConsoleResult } from './console/measure-console.ts';

const always = (figure: number) => ({ median: figure, p10: figure, p90: figure });
const quick = { name: 'users, scrolled', interactionMs: always(40), longestTaskMs: always(0), layoutShift: always(0) };
const good: ConsoleResult = {
  size: 'M',
  rounds: 5,
  navigations: 200,
  members: 5_000,
  locations: 1_000,
  browser: '1',
  javascript: { signIn: always(120_000), firstPage: always(200_000) },
  firstPageMs: always(900),
  scenarios: [quick, { ...quick, name: 'review of a change', interactionMs: always(100), longestTaskMs: always(200) }],
  heap: { early: always(10_000_000), late: always(11_000_000), growth: always(1.1) },
};

test('a goal is met up to its bound, and names the worst scenario', () => {
  const goals = goalsOf(good);
  expect(goals.map(({ isMet }) => isMet)).toEqual(goals.map(() => true));
  expect(goals.find(({ goal }) => goal.includes('interaction'))?.measured).toBe('100 ms (review of a change)');
});

test.each([
  ['sign-in', { javascript: { ...good.javascript, signIn: always(200_001) } }],
  ['first page', { javascript: { ...good.javascript, firstPage: always(200_001) } }],
  ['interaction', { scenarios: [quick, { ...quick, interactionMs: always(101) }] }],
  ['interaction', { scenarios: [] }],
  ['work longer', { scenarios: [{ ...quick, longestTaskMs: always(201) }, quick] }],
  ['jumps', { scenarios: [quick, { ...quick, layoutShift: always(0.0001) }] }],
  ['heap', { heap: { ...good.heap, growth: always(1.11) } }],
])('a goal beyond its bound is missed: %s', (words, beyond) => {
  expect(goalsOf({ ...good, ...beyond }).find(({ goal }) => goal.includes(words))?.isMet).toBe(false);
});
