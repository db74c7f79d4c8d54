import { TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import { failureOf } from './failure.ts';
import { failureWords } from './failure-words.ts';
import { ofProcedure, ServerSaid } from './server-said.ts';

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => Response.json(body, { status, headers });
/** The error that a page gets for an answer that no procedure gave. */
const failureAfter = (answer: Response): Promise<unknown> =>
  ofProcedure(answer).then(
    () => null,
    (error: unknown) => (error instanceof ServerSaid ? TRPCClientError.from(error) : error),
  );

test('what a procedure answered is passed on as it is, refusals too', async () => {
  const refused = json(403, { error: { message: 'access.denied', code: -32003 } });
  for (const answer of [json(200, {}), refused, json(404, [{ error: {} }])]) expect(await ofProcedure(answer)).toBe(answer);
});

test('too many requests are told with the wait, and are no outage', async () => {
  const error = await failureAfter(json(429, { code: 'rate.limited' }, { 'retry-after': '7' }));
  expect(failureOf(error)).toEqual({ kind: 'refused', reason: 'rate.limited', waitSeconds: 7 });
  expect(failureWords(error)).toBe('Nothing was changed. Try again in 7 seconds');
  const unsaid = await failureAfter(json(429, { code: 'rate.limited' }, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }));
  expect(failureOf(unsaid)).toEqual({ kind: 'refused', reason: 'rate.limited', waitSeconds: null });
});

test('a server that broke is our fault, and one that is not there is an outage, of which a change may have been made', async () => {
  expect(failureOf(await failureAfter(json(500, { code: 'broken' })))).toEqual({ kind: 'broken' });
  const away = await failureAfter(new Response('<html>Bad gateway</html>', { status: 502 }));
  expect(failureOf(away)).toEqual({ kind: 'unreachable', outcome: 'not_done' });
  expect(failureOf(away, true)).toEqual({ kind: 'unreachable', outcome: 'unknown' });
});
