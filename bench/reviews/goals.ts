import type { Goal } from '../measure/goal.ts';
import type { ReviewsResult } from './measure-reviews.ts';

/** What whoever reviews a change is promised, however many people it concerns: the median of the slowest. */
export function goalsOf({ reviews }: Pick<ReviewsResult, 'reviews'>): Goal[] {
  const goal = (text: string, msOf: (review: ReviewsResult['reviews'][number]) => number): Goal => {
    const [slowest] = reviews.toSorted((a, b) => msOf(b) - msOf(a));
    if (!slowest) return { goal: text, measured: 'nothing', isMet: false };
    return { goal: text, measured: `${msOf(slowest).toFixed(0)} ms (${slowest.about})`, isMet: msOf(slowest) <= 1_000 };
  };
  return [
    goal('every review within 1 s', ({ reviewMs }) => reviewMs.median),
    goal('every review within 1 s, the first one too', ({ firstMs }) => firstMs),
    goal('every save within 1 s', ({ saveMs }) => saveMs.median),
  ];
}
