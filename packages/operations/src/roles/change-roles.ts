import { whyNotManageRoles, whyNotShapeRole } from '@totem/domain/access/change-role';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { noDelta } from '@totem/domain/access/deltas';
import { Refusal } from '@totem/domain/errors';
import { RoleId } from '@totem/domain/ids';
import type {
  ChangedRole,
  CreateRole,
  DeleteRole,
  EditRole,
  LivingRole,
  PreviewDeletionOfRole,
  PreviewRole,
  RoleAs,
  RoleEffectView,
} from '@totem/domain/roles';
import { inOrganization } from '@totem/db/orm';
import { endContent, insertRole, relabelRole, replaceContent } from '@totem/db/organization-roles';
import { retrying } from '@totem/db/retry';
import { type Locked, rehearse } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { viewEffect } from '../grants/effect-view.ts';
import { holdInvariants } from '../grants/guard-draft.ts';
import { applyJudged, effectOfDraft } from '../grants/rehearse-draft.ts';
import { tellThoseChanged } from '../grants/tell-those-changed.ts';
import { accessUnderLock } from '../locked-access.ts';
import { newId } from '../new-id.ts';
import { type Change, write } from '../write.ts';
import { judgeDeletion } from './judge-deletion-of-role.ts';
import { ownRole, productOf } from './own-roles.ts';
import { effectOfEdit, judgeEdit, viewEdit } from './rehearse-role.ts';

/** Makes a role of the organization's own, which nobody has yet (BX-39). @throws Refusal as `whyNotShapeRole` says. */
export function createRole(ctx: Ctx, { basedOn, label, description, can }: CreateRole): Promise<ChangedRole> {
  return changeRole(ctx, async (tx, mine) => {
    const role: LivingRole = { id: newId(RoleId), basedOn, label, description, can };
    refuseShape(tx, mine, role);
    await insertRole(tx, { id: role.id, basedOn, label, description, can });
    return {
      result: role.id,
      delta: { ...noDelta, catalog: true },
      events: [{ type: 'role.created', role: role.id, basedOn, as: { label, description, can } }],
      wake: [],
    };
  });
}

/** What editing a role would do for everybody who has it (BX-41). @throws Refusal as `editRole` says, but for conflicts. */
export const previewRole = (ctx: Ctx, input: PreviewRole): Promise<RoleEffectView> =>
  rehearsing(ctx, async (tx, mine) => {
    const judged = await judgeEdit(ctx, tx, mine, input);
    return viewEdit(tx, judged, await effectOfEdit(judged), input.peopleFrom ?? 0);
  });

/**
 * Has a role be called so, and can this, from now on (BX-41): for everybody who has it that is as if it were taken away and given.
 *
 * @throws Refusal as `whyNotShapeRole` and `whyNotRegive` say · `role.not_found` · `change.conflict` when it would do something
 * else by now than was shown, or nothing changes · `version.unknown`
 */
export function editRole(ctx: Ctx, input: EditRole): Promise<ChangedRole> {
  return changeRole(ctx, async (tx, mine) => {
    const judged = await judgeEdit(ctx, tx, mine, input);
    const { before, after } = judged;
    await guardShown(tx, input, async () => (await effectOfEdit(judged)).fingerprint);
    const [was, becomes] = [asOf(before), asOf(after)];
    const canTheSame = isSame(was.can, becomes.can);
    if (canTheSame && was.label === becomes.label && was.description === becomes.description) throw new Refusal('change.conflict');
    await relabelRole(tx, after.id, becomes);
    if (!canTheSame) await replaceContent(tx, after.id, becomes.can);
    return {
      result: after.id,
      delta: { ...noDelta, catalog: true },
      events: [{ type: 'role.edited', role: after.id, before: was, after: becomes }],
      wake: [],
    };
  });
}

/** What deleting a role would do, with another in its place (E33). @throws Refusal as `deleteRole` says, but for conflicts. */
export async function previewDeletionOfRole(ctx: Ctx, input: PreviewDeletionOfRole): Promise<RoleEffectView> {
  return rehearsing(ctx, async (tx, mine) => {
    const judged = await judgeDeletion(ctx, tx, mine, input);
    const applied = await applyJudged(ctx, tx, judged, input.reason ?? null);
    const effect = await effectOfDraft(judged, applied);
    return { ...viewEffect(judged, effect, [], input.peopleFrom ?? 0), seats: null, version: tx.version };
  });
}

/**
 * Deletes a role. Whoever has it gets another in its place, for the same thing and the same time; what was given by it until now
 * stays in what happened.
 *
 * @throws Refusal `access.denied` · `role.not_found` · `role.in_use` where somebody has it and nothing takes its place · what
 * the ceiling says of any grant of it, or of its replacement · `change.conflict` · `version.unknown`
 */
export function deleteRole(ctx: Ctx, input: DeleteRole): Promise<ChangedRole> {
  return changeRole(ctx, async (tx, mine) => {
    const reason = input.reason ?? null;
    const judged = await judgeDeletion(ctx, tx, mine, input);
    const role = ownRole(mine.catalog, input.role);
    const [refused] = judged.refused;
    if (refused) throw new Refusal(refused.reason);
    const applied = await applyJudged(ctx, tx, judged, reason);
    await holdInvariants(tx, applied.touched);
    await guardShown(tx, input, async () => (await effectOfDraft(judged, applied)).fingerprint);
    await endContent(tx, role.id);
    const wake = await tellThoseChanged(ctx, tx, judged, applied, reason);
    const deleted = { type: 'role.deleted' as const, role: role.id, label: role.label, replacement: input.replacement, reason };
    return { result: role.id, delta: { ...applied.delta, catalog: true }, events: [deleted, ...applied.events], wake };
  });
}

/** In whatever order. */
function isSame(one: RoleAs['can'], other: RoleAs['can']): boolean {
  const names = (can: RoleAs['can']) => [...new Set(can.map(({ permission, reach }) => `${permission} ${reach}`))].toSorted().join();
  return names(one) === names(other);
}

const asOf = ({ label, description, can }: LivingRole): RoleAs => ({ label, description, can });

async function changeRole(ctx: Ctx, change: Change<RoleId>): Promise<ChangedRole> {
  const { result, version } = await write(ctx, change);
  return { role: result, version };
}

/** Judged as the actor would be, in a transaction that is rolled back, so that nothing of it stays (ADR 0010). */
async function rehearsing(ctx: Ctx, work: (tx: Locked, mine: CompiledAccess) => Promise<RoleEffectView>): Promise<RoleEffectView> {
  try {
    return await retrying(() =>
      inOrganization(
        ctx.runtime.orm,
        ctx.organizationId,
        async (db): Promise<RoleEffectView> => {
          const tx = await rehearse(db);
          const [mine] = await accessUnderLock(ctx, tx, [ctx.actor.member]);
          if (!mine || mine.facts.status !== 'active') throw new Refusal(mine ? 'member.suspended' : 'organization.not_found');
          throw new Rehearsed(await work(tx, mine));
        },
        { purpose: 'changes', rehearsal: true },
      ),
    );
  } catch (error) {
    if (error instanceof Rehearsed) return error.effect;
    throw error;
  }
}

/** Carries a rehearsal's result out of the transaction that is rolled back. */
class Rehearsed extends Error {
  readonly effect: RoleEffectView;
  constructor(effect: RoleEffectView) {
    super('rehearsed');
    this.effect = effect;
  }
}

/** It does what was shown: nothing has changed since, or what did makes no difference to it. */
async function guardShown(
  tx: Locked,
  { madeAt, shown }: Pick<EditRole, 'madeAt' | 'shown'>,
  fingerprint: () => Promise<string>,
): Promise<void> {
  if (madeAt > tx.version) throw new Refusal('version.unknown');
  if (madeAt < tx.version && (await fingerprint()) !== shown) throw new Refusal('change.conflict');
}

function refuseShape(tx: Locked, mine: CompiledAccess, role: LivingRole): void {
  const asker = { mine, now: tx.now };
  const refused = whyNotManageRoles(asker) ?? whyNotShapeRole(asker, productOf(mine.catalog), mine.catalog.ownRoles, role);
  if (refused) throw new Refusal(refused, refused === 'role.name_taken' ? { name: role.label } : {});
}
