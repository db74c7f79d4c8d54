import { seeded } from '@totem/run/seeded';
import { expect, test } from 'vitest';
import { checkKeys, compareDecisions, firstCheckKeys } from './decide/compare.ts';
import { goalsOf } from './decide/goals.ts';
import { ratioOf, spreadOf, timeInRounds } from './measure/rounds.ts';

test('Totem, CASL and node-casbin answer alike, and every figure of the comparison is there', { timeout: 30_000 }, async () => {
  const result = await compareDecisions({ size: 'S', questions: 200, rounds: 1, shareMs: 1 });

  expect(result).toMatchObject({ size: 'S', members: 1_000, locations: 100, questions: 200 });
  expect(result.allowed).toBeGreaterThan(50);
  expect(result.allowed).toBeLessThan(170);
  expect(Object.keys(result.checks)).toEqual(checkKeys);
  expect(Object.keys(result.firstChecks)).toEqual(firstCheckKeys);
  for (const bytes of Object.values(result.bytesPerMember)) expect(bytes).toBeGreaterThan(0);
  expect(goalsOf([result, { ...result, size: 'M' }])).toHaveLength(7);
});

test('contenders run in turns, in another order each round, and one that answers differently is an error', () => {
  const ran: string[] = [];
  const contender = (name: string) => ({ name, operations: 10, run: () => (ran.push(name), 3) });
  const timings = timeInRounds([contender('a'), contender('b')], { rounds: 2, shareMs: 0 });
  expect(timings.map(({ name, rounds }) => [name, rounds.length])).toEqual([
    ['a', 2],
    ['b', 2],
  ]);
  expect(ran.slice(-4)).toEqual(['a', 'b', 'b', 'a']);

  const random = seeded(1);
  const fickle = { name: 'fickle', operations: 1, run: () => random.next() };
  expect(() => timeInRounds([fickle], { rounds: 1, shareMs: 0 })).toThrow(/^fickle answered /);
});

test('a spread is the median with its tenths, and a ratio is taken round by round', () => {
  const values = [5, 1, 4, 2, 3, 11, 7, 9, 8, 6, 10];
  expect(spreadOf(values)).toEqual({ median: 6, p10: 2, p90: 10 });
  const timing = (rounds: readonly number[]) => ({ name: 'x', rounds, ...spreadOf(rounds) });
  expect(ratioOf(timing([30, 2, 8]), timing([10, 1, 2])).median).toBe(3);
  expect(() => spreadOf([])).toThrow('nothing');
});
