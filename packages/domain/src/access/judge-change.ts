import type { Reason } from '../errors.ts';
import { type AccessChange, type Give, type GrantTarget, type Gives, type Receiver, type ServiceFilter, periodFrom } from '../grants.ts';
import type { NodeId } from '../ids.ts';
import { type Tree, isWithin, itemOf, known, numberOf } from '../tree.ts';
import { type Giving, type GivingTo, whyNotGive, whyNotJoin } from './ceiling.ts';
import { type DraftFacts, type StandingGrant, givingTo, nodeOfTarget } from './draft.ts';
import { type GrantFact, holds } from './facts.ts';
import { whyNotDelete, whyNotRestore } from './judge-deletion.ts';
import { type Asker, mayAt, mayNameMember, maySeeGroup, maySeeLocationGroup, maySeeNode } from './visibility.ts';

/**
 * Why the asker may not make a line of a draft; null when they may. The one door through which anything is given (E28).
 *
 * What the asker may not see is not found, whatever else would refuse it.
 *
 * @param reason the draft's, for lines without one of their own.
 * @param ended grants that the same draft ends: what it gives anew does not meet them.
 */
export function whyNotChange(
  asker: Asker,
  facts: DraftFacts,
  change: AccessChange,
  reason: string | null,
  ended: ReadonlySet<string>,
): Reason | null {
  switch (change.change) {
    case 'give':
      return whyNotGiveLine(asker, facts, change, change.reason ?? reason, ended);
    case 'end': {
      const grant = facts.grants.get(change.grant);
      return grant ? whyNotEndLine(asker, facts, grant) : 'grant.not_found';
    }
    case 'join':
    case 'leave':
      return whyNotMembership(asker, facts, change, reason);
    case 'enter':
    case 'withdraw':
      return whyNotEntry(asker, facts, change);
    case 'delete':
      return whyNotDelete(asker, facts, change.what);
    case 'restore':
      return whyNotRestore(asker, facts, change.what, reason);
  }
}

function whyNotGiveLine(asker: Asker, facts: DraftFacts, change: Give, reason: string | null, ended: ReadonlySet<string>): Reason | null {
  const to = receiverOf(asker, facts, change.to);
  if (typeof to === 'string') return to;
  const node = nodeOfTarget(facts, change.on);
  if (node === null || !maySeeTarget(asker, facts, change.on)) return notFound(change.on);
  return (
    misfit(asker, facts, change.gives, change.on, change.to) ??
    mistimed(asker, change) ??
    (mayAct(asker, to, node) ? null : 'access.denied') ??
    whyNotGive(asker.mine, to, { gives: change.gives, node, act: 'give', hasEnd: change.until !== undefined, reason }, asker.now) ??
    (isGivenAlready(to, change, ended, asker.now) ? 'grant.already_given' : null)
  );
}

function whyNotEndLine(asker: Asker, facts: DraftFacts, grant: StandingGrant): Reason | null {
  const to = receiverOf(asker, facts, grant.to);
  const node = nodeOfTarget(facts, grant.on);
  if (typeof to === 'string' || node === null || !maySeeNode(asker, node)) return 'grant.not_found';
  if (!mayAct(asker, to, node)) return 'access.denied';
  return whyNotGive(asker.mine, to, { gives: grant.gives, node, act: 'end', hasEnd: false, reason: null }, asker.now);
}

function whyNotMembership(
  asker: Asker,
  facts: DraftFacts,
  change: Extract<AccessChange, { change: 'join' | 'leave' }>,
  reason: string | null,
): Reason | null {
  const group = facts.userGroups.get(change.group);
  const member = facts.members.get(change.member);
  if (!group || !maySeeGroup(asker, group)) return 'user_group.not_found';
  if (!member || !mayNameMember(asker, member)) return 'member.not_found';
  if (!mayAt(asker, 'administration:user_group.edit', group.home)) return 'access.denied';
  const nowMs = asker.now.getTime();
  const isIn = member.facts.memberships.some((one) => one.group.id === group.id && one.untilMs > nowMs);
  const act = change.change === 'join' ? 'give' : 'end';
  const standing = group.grants.map((grant) => ({ ...grant, hasEnd: grant.untilMs !== Infinity }));
  const drafted = (facts.given?.get(group.id) ?? []).map((give) => ({ ...give, hasEnd: give.until !== undefined }));
  const givings = (act === 'give' ? [...standing, ...drafted] : standing).flatMap(({ gives, on, hasEnd, ...grant }): Giving[] => {
    const node = nodeOfTarget(facts, on);
    return node === null ? [] : [{ gives, node, act, hasEnd, reason: reason ?? grant.reason ?? null }];
  });
  if (change.change === 'join')
    return isIn
      ? 'user_group.already_member'
      : (mistimed(asker, change) ?? whyNotJoin(asker.mine, member, group, givings, change.until !== undefined, asker.now));
  if (!isIn) return 'user_group.not_found';
  return givings.map((giving) => whyNotGive(asker.mine, { member }, giving, asker.now)).find((refused) => refused !== null) ?? null;
}

function whyNotEntry(asker: Asker, facts: DraftFacts, change: Extract<AccessChange, { change: 'enter' | 'withdraw' }>): Reason | null {
  const group = facts.locationGroups.get(change.locationGroup);
  if (!group || !maySeeLocationGroup(asker, group)) return 'location_group.not_found';
  const place = numberOf(facts.tree, change.location);
  if (place < 0 || !maySeeNode(asker, change.location)) return 'node.not_found';
  if (!mayAt(asker, 'administration:location_group.edit', group.home)) return 'access.denied';
  if (facts.tree.isLocation[place] !== 1) return 'node.kind_not_allowed';
  if (change.change === 'enter' && !isWithin(facts.tree, change.location, group.home)) return 'location_group.outside_level';
  const nowMs = asker.now.getTime();
  const stands = group.entries.some(
    (entry) => holds(entry, nowMs) && entry.location === change.location && JSON.stringify(entry.filter) === JSON.stringify(change.filter),
  );
  if (change.change === 'enter' && stands) return 'grant.already_given';
  if (change.change === 'withdraw' && !stands) return 'node.not_found';
  const unfit = change.change === 'enter' ? unfilterable(asker, facts.tree, change.filter) : null;
  if (unfit) return unfit;
  // An entry gives, or ends, its location for every holder of the group.
  const giving: Giving = {
    gives: { locations: null },
    node: change.location,
    act: change.change === 'enter' ? 'give' : 'end',
    hasEnd: false,
    reason: null,
  };
  for (const receiver of facts.receivers.get(group.id) ?? []) {
    const to = givingTo(facts, receiver);
    const refused = to && whyNotGive(asker.mine, to, giving, asker.now);
    if (refused) return refused;
  }
  return null;
}

function receiverOf(asker: Asker, facts: DraftFacts, receiver: Receiver): GivingTo | Reason {
  if ('member' in receiver) {
    const access = facts.members.get(receiver.member);
    return access && access.facts.status !== 'ended' && mayNameMember(asker, access) ? { member: access } : 'member.not_found';
  }
  const group = facts.userGroups.get(receiver.group);
  return (group && maySeeGroup(asker, group) && givingTo(facts, receiver)) || 'user_group.not_found';
}

/**
 * Whether the asker may know what something is given on: a draft may name any id. A location group is known by its locations,
 * and not by where it is kept.
 */
export function maySeeTarget(asker: Asker, facts: Pick<DraftFacts, 'tree' | 'locationGroups'>, on: GrantTarget): boolean {
  if ('locationGroup' in on) {
    const group = facts.locationGroups.get(on.locationGroup);
    return group !== undefined && maySeeLocationGroup(asker, group);
  }
  const node = nodeOfTarget(facts, on);
  return node !== null && maySeeNode(asker, node);
}

const mayAct = (asker: Asker, to: GivingTo, node: NodeId): boolean =>
  'member' in to ? mayAt(asker, 'administration:grant.give', node) : mayAt(asker, 'administration:user_group.grant', to.group.home);

const notFound = (on: GrantTarget): Reason =>
  'node' in on ? 'node.not_found' : 'item' in on ? 'service_item.not_found' : 'location_group.not_found';

/** Whether the product lets such a thing be given on such a target at all. */
function misfit(asker: Asker, { tree }: DraftFacts, gives: Gives, on: GrantTarget, to: Receiver): Reason | null {
  const { catalog } = asker.mine;
  if ('group' in to && catalog.product.policies.userGroups !== 'with_grants') return 'grant.not_on_target';
  const item = 'item' in on ? itemOf(tree, on.item) : undefined;
  if ('role' in gives) {
    const role = catalog.roles.get(gives.role);
    if (!role) return 'role.not_found';
    const fits = item
      ? role.on.items && role.service === item.service
      : 'node' in on && role.on.nodeKinds.has(known(tree.nodes, numberOf(tree, on.node)).kind);
    return fits ? null : 'grant.not_on_target';
  }
  if ('permission' in gives) {
    const permission = catalog.permissions.get(gives.permission);
    if (!permission || !catalog.extras.has(gives.permission)) return 'permission.not_found';
    const fits = item ? item.service === permission.service : 'node' in on;
    return fits ? null : 'grant.not_on_target';
  }
  return item ? 'grant.not_on_target' : unfilterable(asker, tree, gives.locations);
}

/** Why locations cannot be given for this: the product has no such service with items, or the item is not the asker's to see. */
function unfilterable(asker: Asker, tree: Tree, filter: ServiceFilter): Reason | null {
  if (filter === null) return null;
  const item = 'item' in filter ? itemOf(tree, filter.item) : undefined;
  const isThere =
    'service' in filter
      ? asker.mine.catalog.services.get(filter.service)?.hasItems === true
      : item !== undefined && maySeeNode(asker, item.node);
  return isThere ? null : 'service_item.not_found';
}

/** Neither a start nor an end lies in the past, and the end comes after the start (BX-8). */
function mistimed(asker: Asker, change: Parameters<typeof periodFrom>[1]): Reason | null {
  const nowMs = asker.now.getTime();
  const { fromMs, untilMs } = periodFrom(nowMs, change);
  return fromMs < nowMs || untilMs <= fromMs ? 'grant.in_the_past' : null;
}

/** Whether the same is given already at some time of a new grant's; one that the same draft ends does not count. */
function isGivenAlready(to: GivingTo, change: Give, ended: ReadonlySet<string>, now: Date): boolean {
  const grants: readonly GrantFact[] = 'member' in to ? to.member.facts.grants : to.group.grants;
  const { fromMs, untilMs } = periodFrom(now.getTime(), change);
  return grants.some(
    (grant) =>
      !ended.has(grant.id) &&
      JSON.stringify(grant.gives) === JSON.stringify(change.gives) &&
      JSON.stringify(grant.on) === JSON.stringify(change.on) &&
      grant.untilMs > fromMs &&
      grant.fromMs < untilMs,
  );
}
