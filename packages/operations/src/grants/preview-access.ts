import type { EffectView, EffectWarning, PreviewAccess } from '@totem/domain/change-access';
import { seatOf } from '@totem/domain/access/seat';
import { type Asker, mayAt } from '@totem/domain/access/visibility';
import { known } from '@totem/domain/tree';
import { touches } from '@totem/domain/access/deltas';
import { Refusal } from '@totem/domain/errors';
import { findLastActor } from '@totem/db/audit';
import { findMemberNames } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import { retrying } from '@totem/db/retry';
import { type Locked, listDeltasSince, rehearse } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { accessUnderLock } from '../locked-access.ts';
import { nodeNameOf } from '../names.ts';
import { giverOf } from '../view-grant.ts';
import { countSeats } from '../organizations/get-seats.ts';
import { viewEffect } from './effect-view.ts';
import { holdInvariants, lostAuthority } from './guard-draft.ts';
import { type AppliedDraft, applyJudged, effectOfDraft, judgeDraft } from './rehearse-draft.ts';

/** Carries a rehearsal's result out of the transaction that is rolled back. */
class Rehearsed extends Error {
  readonly effect: EffectView;
  constructor(effect: EffectView) {
    super('rehearsed');
    this.effect = effect;
  }
}

/**
 * What saving a draft would do, by the code that saves it, in a transaction that is rolled back (ADR 0010). Nothing is
 * locked and nothing stays: no row, no version, no job, no event. Refused lines are told, and the others shown without them.
 *
 * @throws Refusal `organization.not_found` · `member.suspended`
 */
export async function previewAccess(ctx: Ctx, input: PreviewAccess): Promise<EffectView> {
  try {
    // What somebody else changed in the meantime cannot be written over in an older snapshot: it is taken anew.
    return await retrying(() =>
      inOrganization(
        ctx.runtime.orm,
        ctx.organizationId,
        async (db): Promise<EffectView> => {
          const tx = await rehearse(db);
          const [mine] = await accessUnderLock(ctx, tx, [ctx.actor.member]);
          if (!mine || mine.facts.status !== 'active') throw new Refusal(mine ? 'member.suspended' : 'organization.not_found');
          const judged = await judgeDraft(ctx, tx, mine, input);
          const applied = await applyJudged(ctx, tx, judged, input.reason ?? null);
          const guarded = await guards(tx, judged.asker.mine, applied);
          const warnings = [...guarded.warnings, ...(await changedMeanwhile(ctx, tx, applied, input))];
          const view = viewEffect(judged, await effectOfDraft(judged, applied), warnings, input.peopleFrom ?? 0);
          const seats = await seatsOf(ctx, tx, judged.asker, applied);
          throw new Rehearsed({ ...view, seats, refused: [...view.refused, ...guarded.refused], version: tx.version });
        },
        { purpose: 'changes', rehearsal: true },
      ),
    );
  } catch (error) {
    if (error instanceof Rehearsed) return error.effect;
    throw error;
  }
}

/** How many paid seats more or fewer people take by a draft; how all of them stand then is for who may see all people. */
async function seatsOf(ctx: Ctx, tx: Locked, asker: Asker, { touched }: AppliedDraft): Promise<EffectView['seats']> {
  if (ctx.catalog.product.policies.seats === 'none') return null;
  const taken = (all: AppliedDraft['touched']['after']) => all.filter((access) => seatOf(access, tx.now) === 'paid').length;
  const change = taken(touched.after) - taken(touched.before);
  if (change === 0) return null;
  const isWhole = mayAt(asker, 'administration:member.view', known(asker.mine.tree.nodes, 0).id);
  return { change, after: isWhole ? await countSeats({ ...ctx, now: tx.now }, tx) : null };
}

interface Guarded {
  readonly refused: EffectView['refused'];
  readonly warnings: readonly EffectWarning[];
}

/** What saving would refuse as a whole, told as a refusal of the first line. */
async function guards(tx: Locked, mine: Parameters<typeof lostAuthority>[1], { touched }: AppliedDraft): Promise<Guarded> {
  const after = touched.after.find((access) => access.facts.id === mine.facts.id);
  try {
    await holdInvariants(tx, touched);
    const lost = after ? await lostAuthority(tx, mine, after) : null;
    return { refused: [], warnings: lost ? [{ warning: 'locks_out_self', node: nodeNameOf(mine.tree, lost.id) }] : [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: [{ change: 0, reason: error.reason, details: error.details }], warnings: [] };
  }
}

/** Whether somebody changed what this draft touches since it was made; who did last, for a reader who may know. */
async function changedMeanwhile(ctx: Ctx, tx: Locked, { touched }: AppliedDraft, input: PreviewAccess): Promise<EffectWarning[]> {
  if (input.madeAt >= tx.version) return [];
  const { deltas } = await listDeltasSince(tx, input.madeAt);
  const facts = touched.before.map((access) => access.facts);
  if (deltas !== null && !deltas.some((delta) => facts.some((one) => touches(delta, one)))) return [];
  const subjects = facts.flatMap((one) => [
    one.id,
    ...one.memberships.map(({ group }) => group.id),
    ...one.locationGroups.map(({ id }) => id),
  ]);
  const last = await findLastActor(tx, [...new Set(subjects)], input.madeAt);
  const names = new Map((await findMemberNames(tx, last === null ? [] : [last])).map((one) => [one.id, one]));
  return [{ warning: 'changed_meanwhile', by: giverOf(ctx, last, names)?.name ?? null, version: tx.version }];
}
