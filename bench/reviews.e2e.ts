import { expect, test } from 'vitest';
import { goalsOf } from './reviews/goals.ts';
import { measureReviews } from './reviews/measure-reviews.ts';

test('every change of the benchmark of reviews is reviewed, saved and undone', { timeout: 120_000 }, async () => {
  const result = await measureReviews({ size: 'S', rounds: 1 });

  expect(result).toMatchObject({ size: 'S', members: 1_000, rounds: 1 });
  for (const { about, reviewMs, saveMs, people } of result.reviews) {
    if (about.includes('user group of')) expect([about, people > 500]).toEqual([about, true]);
    expect(reviewMs.median).toBeGreaterThan(0);
    expect(saveMs.median).toBeGreaterThan(0);
  }
  expect(goalsOf(result).map(({ measured }) => measured)).not.toContain('nothing');
});
