import type { AdministrationPermission } from '../catalog/administration.ts';
import type { Reason } from '../errors.ts';
import { known } from '../tree.ts';
import { levelNodes, manages, whyNotGive } from './ceiling.ts';
import type { CompiledAccess } from './compile.ts';
import { type DraftFacts, nodeOfTarget } from './draft.ts';
import { type Asker, mayAt, mayNameMember } from './visibility.ts';

/** What is done to a member as a whole: their status, or the level at which they belong. */
export type MemberAct = 'suspend' | 'restore' | 'end' | 'move_level';

const permissionFor: { readonly [A in MemberAct]: AdministrationPermission } = {
  suspend: 'administration:member.suspend',
  restore: 'administration:member.suspend',
  end: 'administration:member.end',
  move_level: 'administration:member.edit',
};

/**
 * Why the asker may not do something to a member as a whole; null when they may. It takes away, or gives back, everything
 * that is given to them directly, so each of these grants passes the ceiling (E28). Nobody does it to themselves: leaving
 * is another act. Whether an owner is left is asked afterwards (`guards.ts`).
 *
 * @returns `member.not_found` · `access.denied` · `grant.to_self` · `grant.managed_above` · `grant.beyond_ceiling` ·
 * `grant.upward`, the first that applies in this order.
 */
export function whyNotChangeMember(
  asker: Asker,
  member: CompiledAccess,
  act: MemberAct,
  facts: Pick<DraftFacts, 'tree' | 'locationGroups'>,
): Reason | null {
  const { mine, now } = asker;
  if (member.facts.status === 'ended' || !mayNameMember(asker, member)) return 'member.not_found';
  const levels = levelNodes(member, now).map((node) => known(member.tree.nodes, node).id);
  if (!levels.every((node) => mayAt(asker, permissionFor[act], node))) return 'access.denied';
  if (member.facts.id === mine.facts.id) return 'grant.to_self';
  if (!manages(mine, member, now)) return 'grant.managed_above';
  for (const grant of member.facts.grants) {
    const node = nodeOfTarget(facts, grant.on);
    if (node === null || grant.untilMs <= now.getTime()) continue;
    const refused = whyNotGive(mine, { member }, { gives: grant.gives, node, act: 'end', hasEnd: false, reason: null }, now);
    if (refused !== null) return refused;
  }
  return null;
}
