import { whyNotManageRoles } from '@totem/domain/access/change-role';
import type { CompiledAccess } from '@totem/domain/access/compile';
import type { StandingGrant } from '@totem/domain/access/draft';
import { Refusal } from '@totem/domain/errors';
import type { AccessChange } from '@totem/domain/grants';
import { keyOfRole } from '@totem/domain/catalog/role-label';
import type { PreviewDeletionOfRole } from '@totem/domain/roles';
import { listGrantsOfRole } from '@totem/db/organization-roles';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { loadDraftFacts } from '../grants/draft-facts.ts';
import { type JudgedDraft, judgeDraft } from '../grants/rehearse-draft.ts';
import { ownRole } from './own-roles.ts';

/**
 * Deleting a role is a draft that ends every grant of it and gives another in its place, so every line is judged by the one door
 * (E28, E33). Whoever has the other there already gets nothing anew. What is to a group that is deleted, or to somebody who is
 * gone, stays as it lies: a role that is not there gives nothing.
 *
 * @throws Refusal `access.denied` · `role.not_found` · `role.in_use` where somebody has it and nothing takes its place
 */
export async function judgeDeletion(
  ctx: Ctx,
  tx: Locked,
  mine: CompiledAccess,
  { role: id, replacement, reason }: PreviewDeletionOfRole,
): Promise<JudgedDraft> {
  const denied = whyNotManageRoles({ mine, now: tx.now });
  if (denied) throw new Refusal(denied);
  const role = ownRole(mine.catalog, id);
  const key = keyOfRole(role);
  const other = replacement === null ? undefined : mine.catalog.roles.get(replacement);
  if (replacement !== null && (replacement === key || other?.service !== mine.catalog.roles.get(key)?.service))
    throw new Refusal('role.not_found');
  const all = await listGrantsOfRole(tx, key);
  const { members, userGroups } = await loadDraftFacts(ctx, tx, mine.tree, ended(all), []);
  const grants = all.filter(({ to }) => ('member' in to ? members.get(to.member)?.facts.status !== 'ended' : userGroups.has(to.group)));
  if (grants.length > 0 && replacement === null) throw new Refusal('role.in_use');
  const there = replacement === null ? [] : await listGrantsOfRole(tx, replacement);
  const changes: AccessChange[] = [
    ...ended(grants),
    ...(replacement === null ? [] : grants.flatMap((grant) => inPlace(grant, replacement, there, tx.now))),
  ];
  return judgeDraft(ctx, tx, mine, { changes, reason });
}

const ended = (grants: readonly StandingGrant[]): AccessChange[] => grants.map(({ id }) => ({ change: 'end', grant: id }));

/** The other role to the same, on the same, for as long; nothing where that stands already. */
function inPlace(grant: StandingGrant, role: string, there: readonly StandingGrant[], now: Date): AccessChange[] {
  const { to, on, fromMs, untilMs, reason } = grant;
  const same = (one: unknown, another: unknown) => JSON.stringify(one) === JSON.stringify(another);
  if (there.some((one) => same(one.to, to) && same(one.on, on) && one.fromMs <= Math.max(fromMs, now.getTime()) && one.untilMs >= untilMs))
    return [];
  return [
    {
      change: 'give',
      to,
      gives: { role },
      on,
      ...(fromMs > now.getTime() && { from: new Date(fromMs).toISOString() }),
      ...(untilMs !== Infinity && { until: new Date(untilMs).toISOString() }),
      ...(reason !== null && { reason }),
    },
  ];
}
