import type { Goal } from '../measure/goal.ts';
import type { ProceduresResult, QuestionResult } from './measure-procedures.ts';

/** What whoever waits for an answer is promised, each with what was measured: the median of the rounds, of the slowest question. */
export function goalsOf({ questions }: Pick<ProceduresResult, 'questions'>): Goal[] {
  const [reviews, others] = [
    questions.filter(({ procedure }) => procedure === 'grants.preview'),
    questions.filter(({ procedure }) => procedure !== 'grants.preview'),
  ];
  return [goal('every question answered within 300 ms', others, 300), goal('every review of a change within 1 s', reviews, 1_000)];
}

function goal(text: string, of: readonly QuestionResult[], mostMs: number): Goal {
  const [slowest] = of.toSorted((a, b) => b.ms.median - a.ms.median);
  if (!slowest) return { goal: text, measured: 'nothing', isMet: false };
  const { procedure, about, ms } = slowest;
  return { goal: text, measured: `${ms.median.toFixed(0)} ms (${procedure}, ${about})`, isMet: ms.median <= mostMs };
}
