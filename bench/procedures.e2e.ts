import { expect, test } from 'vitest';
import { goalsOf } from './procedures/goals.ts';
import { measureProcedures } from './procedures/measure-procedures.ts';

test('every question of the benchmark of procedures is answered', { timeout: 120_000 }, async () => {
  const result = await measureProcedures({ size: 'S', rounds: 1 });

  expect(result).toMatchObject({ size: 'S', members: 1_000, rounds: 1 });
  expect(result.questions.length).toBeGreaterThan(100);
  for (const { ms, bytes } of result.questions) {
    expect(ms.median).toBeGreaterThan(0);
    expect(bytes).toBeGreaterThan(0);
  }
  expect(goalsOf(result).map(({ measured }) => measured)).not.toContain('nothing');
});
