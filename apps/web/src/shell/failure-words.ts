import { m } from '../paraglide/messages.js';
import { sentenceOf } from '../sentences.ts';
import { type Failure, failureOf } from './failure.ts';

/** A failure in one sentence, where there is no room for more. @param changed as for `failureOf`. */
export function failureWords(error: unknown, changed = false): string {
  const failure = failureOf(error, changed);
  switch (failure.kind) {
    case 'unreachable':
      return failure.outcome === 'unknown' ? m.failure_unknown_outcome() : m.failure_unreachable();
    case 'refused':
      return refusedWords(failure);
    case 'not_found':
      return failure.reason ? sentenceOf(failure.reason) : m.failure_not_found();
    case 'signed_out':
      return sentenceOf('sign_in.required');
    case 'broken':
      return m.failure_broken();
  }
}

/** Why something is refused; with the wait, where one was named. */
export const refusedWords = ({ reason, waitSeconds }: Extract<Failure, { kind: 'refused' }>): string =>
  typeof waitSeconds === 'number' && waitSeconds > 0 ? m.failure_wait({ count: waitSeconds }) : sentenceOf(reason);
