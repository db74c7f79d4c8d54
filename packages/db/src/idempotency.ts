import { createHash } from 'node:crypto';
import { Refusal } from '@totem/domain/errors';
import { canonical } from './canonical.ts';
import { query } from './orm.ts';
import type { Locked } from './version.ts';

/**
 * The answer that a change already gave under a key of the same caller; null when the key is new.
 *
 * @throws Refusal `change.conflict` when the key was used for another question
 */
export async function answerUnderKey(tx: Locked, actor: string, key: string, request: unknown): Promise<unknown> {
  const [row] = await query<{ request_hash: Buffer; answer: unknown }>(
    tx,
    'answer_under_key',
    'select request_hash, answer from idempotency_key where organization_id = $1 and actor = $2 and key = $3',
    [tx.organizationId, actor, key],
  );
  if (!row) return null;
  if (!row.request_hash.equals(hashOf(request))) throw new Refusal('change.conflict');
  return row.answer;
}

/** Keeps the answer of the change that makes the next version, with the change: asked again, it is given again. */
export async function keepAnswer(tx: Locked, actor: string, key: string, request: unknown, answer: object): Promise<void> {
  await query(
    tx,
    'keep_answer',
    `insert into idempotency_key (organization_id, actor, key, request_hash, version, answer) values ($1, $2, $3, $4, $5, $6)`,
    [tx.organizationId, actor, key, hashOf(request), tx.version + 1, JSON.stringify(answer)],
  );
}

const hashOf = (request: unknown): Buffer => createHash('sha256').update(canonical(request)).digest();
