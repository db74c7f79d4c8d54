import type { Reason } from '../errors.ts';
import { isWithin, known } from '../tree.ts';
import { type CompiledAccess, type RoleGrant, inForce } from './compile.ts';
import { holds } from './facts.ts';

/** Whether somebody is an owner: active, able to sign in, holding the top role directly, at the root, without an end (I8). */
export const isOwner = ({ facts, tree, catalog }: CompiledAccess, now: Date): boolean =>
  facts.status === 'active' &&
  facts.user !== null &&
  facts.grants.some(
    (grant) =>
      'role' in grant.gives &&
      grant.gives.role === catalog.product.policies.ownership.top &&
      'node' in grant.on &&
      tree.nodeAt.get(grant.on.node) === 0 &&
      grant.untilMs === Infinity &&
      holds(grant, now.getTime()),
  );

/** Why a state with so many owners may not stand; null when it may. */
export function whyNotOwners({ catalog }: CompiledAccess, owners: number): Reason | null {
  const { min, max } = catalog.product.policies.ownership;
  return owners < min || (max !== null && owners > max) ? 'owner.last' : null;
}

/** Why one member may not hold all that they hold; null when they may: of some roles a product allows one at a time. */
export function whyNotTogether(access: CompiledAccess, now: Date): Reason | null {
  const { oneRoleOf } = access.catalog.product.policies;
  const held = inForce(access.roleGrants, now.getTime()).flatMap(({ role }) => (oneRoleOf.includes(role.key) ? [role.key] : []));
  return new Set(held).size > 1 ? 'role.exclusive' : null;
}

/**
 * The first grant by which somebody could give access before a change and, afterwards, cannot as widely or as much; null
 * for none. Where nobody else has as much there, the change would lock everybody out (BX-17).
 */
export function lostCeiling(before: CompiledAccess, after: CompiledAccess, now: Date): RoleGrant | null {
  const ceilings = ({ roleGrants }: CompiledAccess) => inForce(roleGrants, now.getTime()).filter((grant) => grant.role.hasCeiling);
  const kept = ceilings(after);
  const nodeOf = ({ tree }: CompiledAccess, grant: RoleGrant) => known(tree.nodes, grant.node).id;
  const isKept = (lost: RoleGrant) =>
    kept.some((grant) => grant.role.rank >= lost.role.rank && isWithin(after.tree, nodeOf(before, lost), nodeOf(after, grant)));
  return ceilings(before).find((grant) => !isKept(grant)) ?? null;
}
