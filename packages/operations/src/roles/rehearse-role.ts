import { setImmediate as breath } from 'node:timers/promises';
import { accessUnder, whyNotManageRoles, whyNotRegive, whyNotShapeRole, withRole } from '@totem/domain/access/change-role';
import type { CompiledAccess } from '@totem/domain/access/compile';
import type { DraftFacts } from '@totem/domain/access/draft';
import { effectsAt } from '@totem/domain/access/preview';
import { type Asker, maySeeMember } from '@totem/domain/access/visibility';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { withOrganizationRoles } from '@totem/domain/catalog/organization-roles';
import { keyOfRole } from '@totem/domain/catalog/role-label';
import { Refusal } from '@totem/domain/errors';
import type { LivingRole, PreviewRole, RoleEffectView } from '@totem/domain/roles';
import { listGrantsOfRole } from '@totem/db/organization-roles';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { digestsOf, fingerprintOf } from '../effect-fingerprint.ts';
import { loadDraftFacts } from '../grants/draft-facts.ts';
import { viewPeople } from '../grants/effect-view.ts';
import type { DraftEffect } from '../grants/rehearse-draft.ts';
import { ownRole, productOf } from './own-roles.ts';

/** An edit of a role that may be made, and not yet is. */
export interface JudgedEdit {
  readonly asker: Asker;
  readonly before: LivingRole;
  readonly after: LivingRole;
  /** The organization's catalog with the role as it is to be. */
  readonly catalog: Catalog;
  readonly facts: DraftFacts;
}

/** Judges an edit on the state it would change. @throws Refusal as `editRole` says */
export async function judgeEdit(ctx: Ctx, tx: Locked, mine: CompiledAccess, edit: PreviewRole): Promise<JudgedEdit> {
  const asker: Asker = { mine, now: tx.now };
  const denied = whyNotManageRoles(asker);
  if (denied) throw new Refusal(denied);
  const before = ownRole(mine.catalog, edit.role);
  const { label, description, can } = edit;
  const after: LivingRole = { ...before, label, description, can };
  const [product, own] = [productOf(mine.catalog), mine.catalog.ownRoles];
  // It has to be theirs to give as it is, too: what they could not give they do not take away.
  const refused = whyNotShapeRole(asker, product, own, { ...before, label }) ?? whyNotShapeRole(asker, product, own, after);
  if (refused) throw new Refusal(refused, refused === 'role.name_taken' ? { name: label } : {});
  const grants = await listGrantsOfRole(tx, keyOfRole(before));
  const facts = await loadDraftFacts(
    ctx,
    tx,
    mine.tree,
    grants.map(({ id }) => ({ change: 'end', grant: id })),
    [],
  );
  const catalog = withOrganizationRoles(product, withRole(own, after));
  const held = whyNotRegive(asker, facts, grants, catalog);
  if (held) throw new Refusal(held.reason);
  return { asker, before, after, catalog, facts };
}

/** So many people are compared before others get a turn. */
const atOnce = 200;

/** What an edit does, by person, of those whom the asker may see. */
export async function effectOfEdit({ asker, catalog, facts }: JudgedEdit): Promise<DraftEffect> {
  const effectOn = effectsAt(asker.now);
  const people: DraftEffect['people'][number][] = [];
  for (const [index, before] of [...facts.members.values()].entries()) {
    if (index % atOnce === atOnce - 1) await breath();
    const after = accessUnder(before, catalog);
    const effect = effectOn(before, after);
    if (effect.gains.length + effect.losses.length > 0 && maySeeMember(asker, before)) people.push({ before, after, effect });
  }
  return { people, withoutEffect: [], at: asker.now, fingerprint: fingerprintOf(digestsOf(people.map(({ effect }) => effect))) };
}

/** An edit's effect in names. */
export function viewEdit(tx: Locked, { asker }: JudgedEdit, { people, fingerprint, at }: DraftEffect, peopleFrom: number): RoleEffectView {
  const told = viewPeople(asker, people, at, peopleFrom);
  return {
    version: tx.version,
    fingerprint,
    changes: [],
    refused: [],
    ...told,
    counts: { ...told.counts, noEffect: 0 },
    seats: null,
    noEffect: [],
    warnings: [],
  };
}
