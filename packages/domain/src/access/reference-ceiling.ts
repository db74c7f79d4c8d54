import type { RoleEntry } from '../catalog/catalog.ts';
import type { Reason } from '../errors.ts';
import type { Gives } from '../grants.ts';
import type { NodeId } from '../ids.ts';
import { type GrantFact, type MemberFacts, type UserGroupFact, holds } from './facts.ts';
import type { PlainOrganization } from './reference.ts';

/** A grant to give or to end, as plain as the rows it is judged from. */
export interface PlainGiving {
  readonly gives: Gives;
  readonly node: NodeId;
  readonly act: 'give' | 'end';
  readonly hasEnd: boolean;
  readonly reason: string | null;
}

/** Who it is to; a group comes with everybody who is in it. */
export type PlainReceiver = { readonly member: MemberFacts } | { readonly group: UserGroupFact; readonly members: readonly MemberFacts[] };

/** Who may give or end what, for whom, as one person may at an instant. */
export interface CeilingByDefinition {
  /** The first clause that refuses, in the order in which people are told; null where none does. */
  whyNotGive(to: PlainReceiver, giving: PlainGiving): Reason | null;
  /** Whether every node that somebody belongs to lies where something may be given. */
  manages(member: MemberFacts): boolean;
  isInScope(node: NodeId): boolean;
}

/**
 * The definition of who may give what, clause by clause (E28): the ceiling is held against it by test. It shares no step
 * with it, walks everything on each question, and is never used to answer one.
 */
export function ceilingByDefinition({ catalog, nodes, items }: PlainOrganization, giver: MemberFacts, nowMs: number): CeilingByDefinition {
  const upFrom = (id: string): string[] => {
    const found = nodes.find((one) => one.id === id);
    return found ? [id, ...(found.parent === null ? [] : upFrom(found.parent))] : [];
  };
  const isIn = (id: string, top: string) => upFrom(id).includes(top);
  const nodeOf = ({ on }: GrantFact) =>
    'node' in on ? on.node : 'item' in on ? (items.find((one) => one.id === on.item)?.node ?? '') : '';

  /** Somebody's roles of now, their own and those of the user groups they are in, each with the node it is on. */
  const rolesOf = (member: MemberFacts): Held[] =>
    [...member.grants, ...member.memberships.filter((one) => holds(one, nowMs)).flatMap((one) => one.group.grants)].flatMap((grant) => {
      const role = 'role' in grant.gives && holds(grant, nowMs) ? catalog.roles.get(grant.gives.role) : undefined;
      return role ? [{ role, node: nodeOf(grant) }] : [];
    });
  const scope = rolesOf(giver).filter(({ role }) => role.hasCeiling);
  const isInScope = (id: string) => scope.some((one) => isIn(id, one.node));
  const belongsTo = (member: MemberFacts): string[] => {
    const places = catalog.product.policies.level === 'chosen' ? [] : rolesOf(member).map((one) => one.node);
    return places.length > 0 ? places : [member.home];
  };
  const manages = (member: MemberFacts) => belongsTo(member).every(isInScope);
  /** A rank and how high it is held, as one number: the rank counts first, and nothing is deeper than a thousand. */
  const authority = (of: Held) => of.role.rank * 1000 - upFrom(of.node).length;
  const greatest = (of: readonly Held[]) => Math.max(-Infinity, ...of.map(authority));

  const whyNotGive: CeilingByDefinition['whyNotGive'] = (to, { gives, node, act, hasEnd, reason }) => {
    // 1: nothing outside the receiver's level.
    if (!isIn(node, 'member' in to ? to.member.home : to.group.home)) return 'grant.outside_level';

    // 2: some role of the giver's, here or above, lets just this be given.
    const lets = ({ role: ceiling }: Held): boolean => {
      if ('locations' in gives) return ceiling.mayGrantLocations;
      if ('permission' in gives) return ceiling.mayGrantExtra.has(gives.permission);
      const given = catalog.roles.get(gives.role);
      if (!given?.assignable) return false;
      if (ceiling.mayAssign !== 'held') return ceiling.mayAssign.has(gives.role);
      return rolesOf(giver).some((held) => held.role.key === gives.role && isIn(node, held.node));
    };
    const ceilings = scope.filter((one) => isIn(node, one.node) && lets(one));
    if (ceilings.length === 0) return 'grant.beyond_ceiling';

    // 3: the giver manages whom it is to.
    if (!('member' in to ? manages(to.member) : isInScope(to.group.home))) return 'grant.managed_above';

    // 4: nobody gives themselves a role or an extra permission, but for who holds the top role at the root.
    const receivers = 'member' in to ? [to.member] : to.members;
    const root = nodes.find((one) => one.parent === null)?.id;
    const { top } = catalog.product.policies.ownership;
    const isTop = rolesOf(giver).some((held) => held.role.key === top && held.node === root);
    if (act === 'give' && !('locations' in gives) && !isTop && receivers.some((one) => one.id === giver.id)) return 'grant.to_self';

    // 5: what is sensitive is given with a reason.
    const isSensitive = 'permission' in gives && catalog.permissions.get(gives.permission)?.sensitive === true;
    if (act === 'give' && isSensitive && !reason) return 'grant.reason_missing';

    // 6: nothing upward. Whom a group gives to is looked at when it takes away.
    const bound = 'member' in to || act === 'end' ? receivers : [];
    const above = (member: MemberFacts) => rolesOf(member).filter((held) => held.role.isStanding && isIn(node, held.node));
    if (bound.some((member) => greatest(above(member)) > greatest(ceilings))) return 'grant.upward';

    // 7: who may give does so without an end: neither the grant's nor that of being in the group.
    const groupId = 'group' in to ? to.group.id : null;
    const leaves = (member: MemberFacts) =>
      member.memberships.some((one) => one.group.id === groupId && holds(one, nowMs) && one.untilMs !== Infinity);
    const isCeiling = 'role' in gives && catalog.roles.get(gives.role)?.hasCeiling === true;
    if (act === 'give' && isCeiling && (hasEnd || receivers.some(leaves))) return 'grant.cannot_expire';
    return null;
  };
  return { whyNotGive, manages, isInScope };
}

interface Held {
  readonly role: RoleEntry;
  readonly node: string;
}
