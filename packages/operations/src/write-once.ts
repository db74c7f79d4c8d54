import { answerUnderKey, keepAnswer } from '@totem/db/idempotency';
import { Version } from '@totem/domain/ids';
import type { z } from 'zod';
import type { Ctx } from './context.ts';
import { type Change, write } from './write.ts';

interface Once<T, Answer> {
  /** Chosen by the caller, the same on each try; absent: each try is a change of its own. */
  readonly key: string | undefined;
  /** What was asked, without the key. */
  readonly request: object;
  readonly answer: z.ZodType<Answer>;
  /** The answer to the change that led to a version. */
  answerOf(result: T, version: Version): Answer & object;
}

/**
 * `write`, once however often it is asked for under one key: asked again, the first answer is given again.
 *
 * @throws Refusal also `change.conflict` when the key was used for another question
 */
export async function writeOnce<T, Answer>(
  ctx: Ctx,
  { key, request, answer, answerOf }: Once<T, Answer>,
  change: Change<T>,
): Promise<Answer> {
  try {
    const { result, version } = await write(ctx, async (tx, mine) => {
      const kept = key === undefined ? null : await answerUnderKey(tx, ctx.actor.member, key, request);
      if (kept !== null) throw new AlreadyMade(kept);
      const done = await change(tx, mine);
      if (key !== undefined) await keepAnswer(tx, ctx.actor.member, key, request, answerOf(done.result, Version.parse(tx.version + 1)));
      return done;
    });
    return answerOf(result, version);
  } catch (error) {
    if (error instanceof AlreadyMade) return answer.parse(error.kept);
    throw error;
  }
}

/** Leaves the transaction of a change that was made before, under the same key. */
class AlreadyMade extends Error {
  readonly kept: unknown;
  constructor(kept: unknown) {
    super('already made');
    this.kept = kept;
  }
}
