import { expect, test } from 'vitest';
import { goalsOf } from './console/goals.ts';
import { measureConsole } from './console/measure-console.ts';
import { scenarios } from './console/scenarios.ts';

test('every figure of the console’s benchmark is there', { timeout: 240_000 }, async () => {
  const result = await measureConsole({ size: 'S', rounds: 1, navigations: 5 });

  expect(result).toMatchObject({ size: 'S', members: 1_000, rounds: 1 });
  expect(result.scenarios.map(({ name }) => name)).toEqual(scenarios.map(({ name }) => name));
  expect(result.javascript.signIn.median).toBeGreaterThan(50_000);
  expect(result.javascript.firstPage.median).toBeGreaterThan(50_000);
  expect(result.heap.early.median).toBeGreaterThan(1_000_000);
  expect(goalsOf(result)).toHaveLength(6);
});
