import { expect, test } from 'vitest';
import { failureOf } from './failure.ts';

const answered = (message: string, data?: Record<string, unknown>) => Object.assign(new Error(message), { name: 'TRPCClientError', data });

test.each([
  ['no database', answered('unavailable', { code: 'SERVICE_UNAVAILABLE' }), { kind: 'unreachable', outcome: 'not_done' }],
  [
    'a commit not learnt',
    answered('unavailable', { code: 'SERVICE_UNAVAILABLE', outcome: 'unknown' }),
    { kind: 'unreachable', outcome: 'unknown' },
  ],
  ['no network', answered('Failed to fetch'), { kind: 'unreachable', outcome: 'not_done' }],
  ['a page that did not load', new TypeError('Failed to fetch dynamically imported module'), { kind: 'unreachable', outcome: 'not_done' }],
  ['a refusal', answered('access.denied', { code: 'FORBIDDEN' }), { kind: 'refused', reason: 'access.denied' }],
  ['nothing there', answered('node.not_found', { code: 'NOT_FOUND' }), { kind: 'not_found', reason: 'node.not_found' }],
  ['an address that can name nothing', answered('bad_request', { code: 'BAD_REQUEST' }), { kind: 'not_found', reason: null }],
  ['signed out', answered('sign_in.required', { code: 'UNAUTHORIZED' }), { kind: 'signed_out' }],
  ['our own fault', answered('internal', { code: 'INTERNAL_SERVER_ERROR' }), { kind: 'broken' }],
  ['a mistake of the console', new TypeError('x is not a function'), { kind: 'broken' }],
  ['something thrown', 'text', { kind: 'broken' }],
])('%s is told as what it was', (_, error, failure) => {
  expect(failureOf(error)).toEqual(failure);
});

test('a change whose answer never came is not said to be undone', () => {
  expect(failureOf(answered('Failed to fetch'), true)).toEqual({ kind: 'unreachable', outcome: 'unknown' });
});

test('a change that is not understood is our own fault', () => {
  expect(failureOf(answered('bad_request', { code: 'BAD_REQUEST' }), true)).toEqual({ kind: 'broken' });
});
