import { failureOf } from '../../shell/failure.ts';

/** Whether a question about another moment failed because the person was not in the organization then. */
export function wasNobody(error: unknown): boolean {
  if (!error) return false;
  const failure = failureOf(error);
  return failure.kind === 'not_found' && failure.reason === 'member.not_found';
}
