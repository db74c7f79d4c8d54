import type { Goal } from '../measure/goal.ts';
import type { ConsoleResult, ScenarioResult } from './measure-console.ts';

/** What the console promises, each with what was measured: the median of the rounds, of scenarios the worst one. */
export function goalsOf({ javascript, scenarios, heap, navigations }: ConsoleResult): Goal[] {
  const kb = (bytes: number) => `${(bytes / 1_000).toFixed(0)} kB`;
  const worst = (of: (one: ScenarioResult) => number) => scenarios.toSorted((a, b) => of(b) - of(a))[0];
  const slowest = worst(({ interactionMs }) => interactionMs.median);
  const longest = worst(({ longestTaskMs }) => longestTaskMs.median);
  const moved = worst(({ layoutShift }) => layoutShift.median);
  return [
    goal('sign-in, at most 200 kB of compressed JavaScript', kb(javascript.signIn.median), javascript.signIn.median <= 200_000),
    goal('first page, at most 200 kB of compressed JavaScript', kb(javascript.firstPage.median), javascript.firstPage.median <= 200_000),
    goal(
      'every interaction drawn within 100 ms',
      said(slowest, slowest?.interactionMs.median, ' ms'),
      (slowest?.interactionMs.median ?? Infinity) <= 100,
    ),
    goal(
      'no work longer than 200 ms',
      said(longest, longest?.longestTaskMs.median, ' ms'),
      (longest?.longestTaskMs.median ?? Infinity) <= 200,
    ),
    goal('nothing jumps', said(moved, moved?.layoutShift.median, ''), moved?.layoutShift.median === 0),
    goal(
      `the heap grows by at most a tenth over ${navigations} navigations`,
      `${heap.growth.median.toFixed(2)} ×`,
      heap.growth.median <= 1.1,
    ),
  ];
}

const said = (one: ScenarioResult | undefined, figure: number | undefined, unit: string) =>
  one === undefined || figure === undefined ? 'nothing' : `${Number(figure.toFixed(4))}${unit} (${one.name})`;

const goal = (text: string, measured: string, isMet: boolean): Goal => ({ goal: text, measured, isMet });
