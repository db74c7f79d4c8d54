import { isReason } from '../sentences.ts';
import { isPartMissing } from './part-missing.ts';
import { ServerSaid } from './server-said.ts';
import type { Reason } from '@totem/domain/errors';

/**
 * What a failed call was: an outage is never a no, and a no is never an outage. `unknown`: whether a change was made
 * was not learnt. A reason is null where the address itself cannot name anything. `waitSeconds`: how long one is asked to
 * wait, where that was said.
 */
export type Failure =
  | { readonly kind: 'unreachable'; readonly outcome: 'not_done' | 'unknown' }
  | { readonly kind: 'signed_out' }
  | { readonly kind: 'refused'; readonly reason: Reason; readonly waitSeconds?: number | null }
  | { readonly kind: 'not_found'; readonly reason: Reason | null }
  | { readonly kind: 'broken' };

/** @param changed whether the call was to change something, and had been sent. */
export function failureOf(error: unknown, changed = false): Failure {
  if (!(error instanceof Error)) return { kind: 'broken' };
  const { code, outcome } = dataOf(error);
  if (error.cause instanceof ServerSaid && error.cause.status === 429)
    return { kind: 'refused', reason: 'rate.limited', waitSeconds: error.cause.waitSeconds };
  if (error.cause instanceof ServerSaid && error.cause.status === 500) return { kind: 'broken' };
  if (isReason(error.message)) {
    if (error.message === 'sign_in.required') return { kind: 'signed_out' };
    return error.message.endsWith('.not_found') ? { kind: 'not_found', reason: error.message } : { kind: 'refused', reason: error.message };
  }
  if (code === 'UNAUTHORIZED') return { kind: 'signed_out' };
  // What was asked came from the address: an id that is none names nothing.
  if (code === 'BAD_REQUEST' && !changed) return { kind: 'not_found', reason: null };
  if (code === 'SERVICE_UNAVAILABLE') return { kind: 'unreachable', outcome: outcome === 'unknown' ? 'unknown' : 'not_done' };
  // Without data the answer never came, or was not ours: a proxy's page, a cut connection, a chunk that did not load.
  if (code === undefined && (error.name === 'TRPCClientError' || isPartMissing(error)))
    return { kind: 'unreachable', outcome: changed ? 'unknown' : 'not_done' };
  return { kind: 'broken' };
}

/** Whether a question came to nothing because what it names is not there, or no longer. */
export function isGone(error: unknown, reason: Reason): boolean {
  const failure = failureOf(error);
  return failure.kind === 'not_found' && failure.reason === reason;
}

/** What our error formatter adds to an answer; nothing of it is taken on trust. */
function dataOf(error: Error): { code: string | undefined; outcome: string | undefined } {
  const data: unknown = 'data' in error ? error.data : undefined;
  const read = (key: string) => {
    if (typeof data !== 'object' || data === null) return undefined;
    const value = new Map<string, unknown>(Object.entries(data)).get(key);
    return typeof value === 'string' ? value : undefined;
  };
  return { code: read('code'), outcome: read('outcome') };
}
