import type { RoleEntry } from '../catalog/catalog.ts';
import type { Reason } from '../errors.ts';
import type { Gives } from '../grants.ts';
import type { NodeId } from '../ids.ts';
import { isUnder, known, numberOf } from '../tree.ts';
import { type CompiledAccess, type RoleGrant, inForce } from './compile.ts';
import { type UserGroupFact, holds } from './facts.ts';

/** A grant to give or to end. */
export interface Giving {
  readonly gives: Gives;
  /** The node of its target: the node itself, a service item's node, a location group's home. */
  readonly node: NodeId;
  readonly act: 'give' | 'end';
  readonly hasEnd: boolean;
  readonly reason: string | null;
}

/** Who it is to; a group comes with everybody who is in it. */
export type GivingTo = { readonly member: CompiledAccess } | { readonly group: UserGroupFact; readonly members: readonly CompiledAccess[] };

/**
 * Why somebody may not give, or end, a grant; null when they may. Every way of giving anything asks this (E28).
 *
 * A ceiling is needed, not holding: an Owner lacks confidential information and may give it. Authority counts rank first,
 * then how high it is held, so equals may act on each other and nobody acts upward (ADR 0003).
 *
 * @returns `grant.outside_level` · `grant.beyond_ceiling` · `grant.managed_above` · `grant.to_self` ·
 * `grant.reason_missing` · `grant.upward` · `grant.cannot_expire`, the first that applies in this order.
 */
export function whyNotGive(giver: CompiledAccess, to: GivingTo, giving: Giving, now: Date): Reason | null {
  const { tree, catalog } = giver;
  const nowMs = now.getTime();
  const node = numberOf(tree, giving.node);
  const home = numberOf(tree, 'member' in to ? to.member.facts.home : to.group.home);
  if (!isUnder(tree, node, home)) return 'grant.outside_level';

  const ceilings = ceilingsFor(giver, giving.gives, node, nowMs);
  if (ceilings.length === 0) return 'grant.beyond_ceiling';

  if ('member' in to ? !manages(giver, to.member, now) : !isInScope(giver, home, nowMs)) return 'grant.managed_above';

  if (giving.act === 'give') {
    const isSelf = 'member' in to ? to.member.facts.id === giver.facts.id : to.members.some((member) => member.facts.id === giver.facts.id);
    if (isSelf && !('locations' in giving.gives) && !holdsTopRole(giver, now)) return 'grant.to_self';
    const permission = 'permission' in giving.gives ? catalog.permissions.get(giving.gives.permission) : undefined;
    if (permission?.sensitive && !giving.reason) return 'grant.reason_missing';
  }

  const authority = strongest(giver, ceilings);
  const bound = 'member' in to ? [to.member] : giving.act === 'end' ? to.members : [];
  if (bound.some((member) => isAbove(authorityAt(member, node, nowMs), authority))) return 'grant.upward';

  const canExpire = 'role' in giving.gives && catalog.roles.get(giving.gives.role)?.hasCeiling === true;
  if (
    giving.act === 'give' &&
    canExpire &&
    (giving.hasEnd || ('group' in to && to.members.some((member) => leavesBySelf(member, to.group, nowMs))))
  )
    return 'grant.cannot_expire';
  return null;
}

/** Why somebody may not put a member into a user group: joining is being given every grant of the group (E28). */
export function whyNotJoin(
  giver: CompiledAccess,
  member: CompiledAccess,
  group: UserGroupFact,
  groupNodes: readonly Giving[],
  hasEnd: boolean,
  now: Date,
): Reason | null {
  const { tree } = giver;
  const groupHome = numberOf(tree, group.home);
  if (!mayBelong(member, groupHome, now)) return 'user_group.outside_level';
  if (!manages(giver, member, now)) return 'grant.managed_above';
  if (!isInScope(giver, groupHome, now.getTime())) return 'grant.beyond_ceiling';
  for (const giving of groupNodes) {
    const refused = whyNotGive(giver, { member }, { ...giving, hasEnd: giving.hasEnd || hasEnd }, now);
    if (refused) return refused;
  }
  return null;
}

/**
 * Whether a group's home is a person's level or lies below it (I3); where levels follow from roles, whether they work there,
 * below it or above it.
 */
function mayBelong(member: CompiledAccess, groupHome: number, now: Date): boolean {
  const { tree, catalog, facts } = member;
  if (catalog.product.policies.level === 'chosen') return isUnder(tree, groupHome, numberOf(tree, facts.home));
  return levelNodes(member, now).some((node) => isUnder(tree, groupHome, node) || isUnder(tree, node, groupHome));
}

/** Whether every node a person belongs to lies where the giver may give: their level, or (where it follows from roles) the nodes of their roles. */
export function manages(giver: CompiledAccess, member: CompiledAccess, now: Date): boolean {
  return levelNodes(member, now).every((node) => isInScope(giver, node, now.getTime()));
}

/** The nodes, by number, that a person belongs to: their level, or, where it follows from roles, the nodes of their roles. Never empty. */
export function levelNodes(member: CompiledAccess, now: Date): number[] {
  const home = numberOf(member.tree, member.facts.home);
  if (member.catalog.product.policies.level === 'chosen') return [home];
  const nodes = inForce(member.roleGrants, now.getTime()).map((grant) => grant.node);
  return nodes.length > 0 ? nodes : [home];
}

/** Whether a node, by number, lies below some grant of a role with a ceiling: whoever belongs there is theirs to manage. */
export const isInScope = (giver: CompiledAccess, node: number, nowMs: number): boolean =>
  giver.roleGrants.some((grant) => grant.role.hasCeiling && holds(grant, nowMs) && isUnder(giver.tree, node, grant.node));

/** The grants by which somebody may give something at a node, by number; none: it is beyond their ceiling. */
export const ceilingsFor = (giver: CompiledAccess, gives: Gives, node: number, nowMs: number): RoleGrant[] =>
  inForce(giver.roleGrants, nowMs).filter(
    (grant) => grant.role.hasCeiling && isUnder(giver.tree, node, grant.node) && mayGive(giver, grant.role, gives, node, nowMs),
  );

function mayGive(giver: CompiledAccess, ceiling: RoleEntry, gives: Gives, node: number, nowMs: number): boolean {
  if ('locations' in gives) return ceiling.mayGrantLocations;
  if ('permission' in gives) return ceiling.mayGrantExtra.has(gives.permission);
  const role = giver.catalog.roles.get(gives.role);
  if (!role?.assignable) return false;
  if (ceiling.mayAssign !== 'held') return ceiling.mayAssign.has(role.key);
  return giver.roleGrants.some((grant) => grant.role.key === role.key && holds(grant, nowMs) && isUnder(giver.tree, node, grant.node));
}

/** Whether somebody holds, directly or not, the role at the root that the ownership policy names. */
export const holdsTopRole = (access: CompiledAccess, now: Date): boolean =>
  inForce(access.roleGrants, now.getTime()).some(
    (grant) => grant.node === 0 && grant.role.key === access.catalog.product.policies.ownership.top,
  );

/** Rank first, then how high it is held (the root is highest). */
interface Authority {
  readonly rank: number;
  readonly depth: number;
}

const lowest: Authority = { rank: -Infinity, depth: Infinity };

const isAbove = (one: Authority, other: Authority): boolean =>
  one.rank > other.rank || (one.rank === other.rank && one.depth < other.depth);

const strongest = (access: CompiledAccess, grants: readonly RoleGrant[]): Authority =>
  grants
    .map((grant) => ({ rank: grant.role.rank, depth: known(access.tree.depth, grant.node) }))
    .reduce((best, one) => (isAbove(one, best) ? one : best), lowest);

/** The greatest authority somebody has over a node, by the standing roles they hold there or above. */
const authorityAt = (access: CompiledAccess, node: number, nowMs: number): Authority =>
  strongest(
    access,
    inForce(access.roleGrants, nowMs).filter((grant) => grant.role.isStanding && isUnder(access.tree, node, grant.node)),
  );

const leavesBySelf = (member: CompiledAccess, group: UserGroupFact, nowMs: number): boolean =>
  member.facts.memberships.some(
    (membership) => membership.group.id === group.id && holds(membership, nowMs) && membership.untilMs !== Infinity,
  );
