import type { CompiledAccess } from '@totem/domain/access/compile';
import { touches } from '@totem/domain/access/deltas';
import type { AuditEvent } from '@totem/domain/audit';
import { type ChangeAccess, SavedView } from '@totem/domain/change-access';
import { Refusal } from '@totem/domain/errors';
import type { Version } from '@totem/domain/ids';
import { type Locked, listDeltasSince } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { writeOnce } from '../write-once.ts';
import { holdInvariants, lostAuthority } from './guard-draft.ts';
import { tellThoseChanged } from './tell-those-changed.ts';
import { type AppliedDraft, type JudgedDraft, applyJudged, effectOfDraft, judgeDraft } from './rehearse-draft.ts';

/**
 * Saves a draft of access: every line or none. Each line is judged by the one ceiling, on the locked state; asked again
 * under its idempotency key, the first answer is given again.
 *
 * @throws Refusal what the first refused line says · `change.conflict` when something that the draft touches changed since
 * it was made and the effect is no longer the one shown, or the key was used for another draft · `owner.last` ·
 * `role.exclusive` · `self.lockout` when the actor could not undo it and nobody else could, or they have not typed the
 * name of the node
 */
export function changeAccess(ctx: Ctx, input: ChangeAccess): Promise<SavedView> {
  const { idempotencyKey: key, ...request } = input;
  const answerOf = (changed: number, version: Version) => ({ version, changed });
  return writeOnce(ctx, { key, request, answer: SavedView, answerOf }, async (tx, mine) => {
    const judged = await judgeDraft(ctx, tx, mine, input);
    const [refused] = judged.refused;
    if (refused) throw new Refusal(refused.reason, { change: String(refused.index) });
    const applied = await applyJudged(ctx, tx, judged, input.reason ?? null);
    await holdInvariants(tx, applied.touched);
    await guardAuthority(tx, mine, applied, input);
    await guardConflict(tx, judged, applied, input);
    const wake = await tellThoseChanged(ctx, tx, judged, applied, input.reason ?? null);
    return { result: applied.events.length, delta: applied.delta, events: atLeastOne(applied.events), wake };
  });
}

/** The actor keeps the power to undo this, or says that they know by typing the name of the node. */
async function guardAuthority(tx: Locked, mine: CompiledAccess, { touched }: AppliedDraft, input: ChangeAccess): Promise<void> {
  const after = touched.after.find((access) => access.facts.id === mine.facts.id);
  const node = after ? await lostAuthority(tx, mine, after) : null;
  if (node !== null && input.confirmation?.trim() !== node.name) throw new Refusal('self.lockout', { node: node.name, confirm: 'yes' });
}

async function guardConflict(tx: Locked, judged: JudgedDraft, applied: AppliedDraft, input: ChangeAccess): Promise<void> {
  if (input.madeAt === tx.version) return;
  if (input.madeAt > tx.version) throw new Refusal('version.unknown');
  const { deltas } = await listDeltasSince(tx, input.madeAt);
  const facts = [...applied.touched.before, ...applied.touched.after].map((access) => access.facts);
  const isTouched = deltas === null || deltas.some((delta) => facts.some((one) => touches(delta, one)));
  if (isTouched && (await effectOfDraft(judged, applied)).fingerprint !== input.shown) throw new Refusal('change.conflict');
}

function atLeastOne(events: readonly AuditEvent[]): readonly [AuditEvent, ...AuditEvent[]] {
  const [first, ...more] = events;
  if (!first) throw new Refusal('change.conflict');
  return [first, ...more];
}
