import type { Reason } from '@totem/domain/errors';
import { type AccessChange, type Give, type Receiver, periodFrom } from '@totem/domain/grants';
import type { MemberId, NodeId } from '@totem/domain/ids';
import { isSameName } from '@totem/domain/search';
import { type World, isSameFilter } from '@totem/domain/testing';
import { changed } from '@totem/domain/testing-changes';
import { type Model, modelOf, stands } from './testing-model.ts';

/** What is to become of a command: every reason that may be told for it, or the world after it. */
export type Foreseen =
  | { readonly refused: readonly Reason[] }
  /** `confirmation`: the name that has to be typed, by who would lose the power to undo it. */
  | { readonly becomes: World; readonly confirmation?: readonly string[] };

/** The draft with which somebody changes access. */
export interface Draft {
  readonly changes: readonly AccessChange[];
  readonly reason: string | undefined;
}

/** What is to become of a draft: the first line that is refused refuses it; then what has to hold after any change. */
export function foreseeDraft(model: Model, actor: MemberId, { changes, reason }: Draft): Foreseen {
  const ended = new Set(changes.flatMap((change) => (change.change === 'end' ? [change.grant] : [])));
  const going = new Set(changes.flatMap((change) => (change.change === 'delete' ? Object.values(change.what) : [])));
  const whyNot = (change: AccessChange, index: number, given: readonly Give[]): readonly Reason[] => {
    const refused = whyNotLine({ model, actor, reason: reason ?? null, ended, given }, change);
    if (refused.length > 0) return refused;
    const isMet = changes.slice(0, index).some((earlier) => meets(model, earlier, change));
    if (isMet) return [change.change === 'join' ? 'user_group.already_member' : 'grant.already_given'];
    return change.change !== 'delete' && change.change !== 'restore' && named(model.world, change).some((id) => going.has(id))
      ? ['grant.on_deleted']
      : [];
  };
  const given = changes.filter((change, index): change is Give => change.change === 'give' && whyNot(change, index, []).length === 0);
  for (const [index, change] of changes.entries()) {
    const refused = whyNot(change, index, given);
    if (refused.length > 0) return { refused };
  }
  const then = changed(model.world, changes, new Date(model.nowMs));
  return guarded(model, modelOf(then, model.nowMs), actor);
}

/** Whether two lines of a draft cannot both be: the same twice, the same gift at one time, or the same place in a group. */
function meets(model: Model, one: AccessChange, other: AccessChange): boolean {
  const alike = (...parts: readonly unknown[]) => JSON.stringify(parts);
  if (one.change === 'join' && other.change === 'join') return one.group === other.group && one.member === other.member;
  if (one.change !== 'give' || other.change !== 'give') return alike(one) === alike(other);
  const [first, second] = [periodFrom(model.nowMs, one), periodFrom(model.nowMs, other)];
  const isSame = alike(one.to, one.gives, one.on) === alike(other.to, other.gives, other.on);
  return isSame && first.fromMs < second.untilMs && second.fromMs < first.untilMs;
}

/** An organization has as many owners as it must, and somebody keeps the power to undo what the actor cannot undo (I8, BX-17). */
function guarded(before: Model, after: Model, actor: MemberId): Foreseen {
  const { min, max } = before.world.catalog.product.policies.ownership;
  const owners = after.owners().length;
  if (owners < min || (max !== null && owners > max)) return { refused: ['owner.last'] };
  type Ceiling = ReturnType<Model['ceilingsOf']>[number];
  const isAsGood = (lost: Ceiling) => (one: Ceiling) => one.role.rank >= lost.role.rank && after.isIn(lost.node, one.node);
  const lost = before.ceilingsOf(actor).filter((ceiling) => !after.ceilingsOf(actor).some(isAsGood(ceiling)));
  const others = after.world.members.filter(({ id, status }) => id !== actor && status === 'active');
  const isKept = (ceiling: Ceiling) => others.some(({ id }) => after.ceilingsOf(id).some(isAsGood(ceiling)));
  if (!lost.every(isKept)) return { refused: ['self.lockout'] };
  return { becomes: after.world, confirmation: lost.map((ceiling) => before.node(ceiling.node).name) };
}

interface Judging {
  readonly model: Model;
  readonly actor: MemberId;
  /** The draft's. */
  readonly reason: string | null;
  /** The grants that the same draft ends. */
  readonly ended: ReadonlySet<string>;
  /** What the same draft gives. */
  readonly given: readonly Give[];
}

/** Every reason for which a line may be refused; none where it may be made. */
function whyNotLine(judging: Judging, change: AccessChange): readonly Reason[] {
  switch (change.change) {
    case 'give':
      return whyNotGive(judging, change);
    case 'end':
      return whyNotEnd(judging, change.grant);
    case 'join':
    case 'leave':
      return whyNotBelong(judging, change);
    case 'enter':
    case 'withdraw':
      return whyNotEntry(judging, change);
    case 'delete':
      return whyNotDelete(judging, change.what);
    case 'restore':
      return whyNotRestore(judging, change.what);
  }
}

function whyNotGive({ model, actor, reason, ended }: Judging, change: Give): readonly Reason[] {
  const { world } = model;
  const { to, gives, on } = change;
  const node = standingNode(model, on);
  if (!isThere(world, to)) return ['member' in to ? 'member.not_found' : 'user_group.not_found'];
  if (node === undefined) return ['node.not_found', 'service_item.not_found', 'location_group.not_found'];
  if (!fits(model, change)) return ['grant.not_on_target'];
  const period = periodFrom(model.nowMs, change);
  if (period.fromMs < model.nowMs || period.untilMs <= period.fromMs) return ['grant.in_the_past'];
  if (!mayAct(model, actor, to, node)) return ['access.denied'];
  const giving = { gives, node, act: 'give', hasEnd: change.until !== undefined, reason: change.reason ?? reason } as const;
  const beyond = model.ceilingOf(actor).whyNotGive(receiver(model, to), giving);
  if (beyond) return [beyond];
  const isSame = (grant: World['grants'][number]) =>
    JSON.stringify([grant.to, grant.gives, grant.on]) === JSON.stringify([to, gives, on]) && !ended.has(grant.id);
  const meets = world.grants.some(
    (grant) => isSame(grant) && stands(grant, model) && grant.untilMs > period.fromMs && grant.fromMs < period.untilMs,
  );
  return meets ? ['grant.already_given'] : [];
}

function whyNotEnd({ model, actor }: Judging, id: string): readonly Reason[] {
  const grant = model.world.grants.find((one) => one.id === id);
  const node = grant && standingNode(model, grant.on);
  if (!grant || node === undefined || !stands(grant, model) || !isThere(model.world, grant.to)) return ['grant.not_found'];
  if (!mayAct(model, actor, grant.to, node)) return ['access.denied'];
  const ending = { gives: grant.gives, node, act: 'end', hasEnd: false, reason: null } as const;
  const beyond = model.ceilingOf(actor).whyNotGive(receiver(model, grant.to), ending);
  return beyond ? [beyond] : [];
}

function whyNotBelong(
  { model, actor, reason, given }: Judging,
  change: Extract<AccessChange, { change: 'join' | 'leave' }>,
): readonly Reason[] {
  const { world } = model;
  const group = world.userGroups.find(({ id }) => id === change.group);
  if (!group || !isThere(world, { group: group.id })) return ['user_group.not_found'];
  if (!model.may(actor, 'user_group.edit', group.home)) return ['access.denied'];
  const member = model.factsOf(change.member);
  const isIn = group.members.some((one) => one.member === change.member && stands(one, model));
  const ceiling = model.ceilingOf(actor);
  const isJoining = change.change === 'join';
  const period = periodFrom(model.nowMs, isJoining ? change : {});
  if (isJoining) {
    if (isIn) return ['user_group.already_member'];
    if (period.fromMs < model.nowMs || period.untilMs <= period.fromMs) return ['grant.in_the_past'];
    if (!mayBelong(model, change.member, group.home)) return ['user_group.outside_level'];
    if (!ceiling.manages(member)) return ['grant.managed_above'];
    if (!ceiling.isInScope(group.home)) return ['grant.beyond_ceiling'];
  } else if (!isIn) return ['user_group.not_found'];
  const standing = world.grants.filter((grant) => 'group' in grant.to && grant.to.group === group.id && stands(grant, model));
  const drafted = given.filter((give) => isJoining && 'group' in give.to && give.to.group === group.id);
  const all = [
    ...standing.map((grant) => ({ ...grant, hasEnd: grant.untilMs !== Infinity, reason: reason ?? grant.reason })),
    ...drafted.map((give) => ({ ...give, hasEnd: give.until !== undefined, reason: reason ?? give.reason ?? null })),
  ];
  return all.flatMap(({ gives, on, hasEnd, reason: why }) => {
    const node = standingNode(model, on);
    const act = isJoining ? 'give' : 'end';
    const ends = isJoining && (hasEnd || change.until !== undefined);
    return (node && ceiling.whyNotGive({ member }, { gives, node, act, hasEnd: ends, reason: why })) || [];
  });
}

function whyNotEntry({ model, actor }: Judging, change: Extract<AccessChange, { change: 'enter' | 'withdraw' }>): readonly Reason[] {
  const { world } = model;
  const { locationGroup, location, filter } = change;
  const group = world.locationGroups.find(({ id }) => id === locationGroup);
  if (!group || group.deletedAtMs !== undefined) return ['location_group.not_found'];
  if (!model.may(actor, 'location_group.edit', group.home)) return ['access.denied'];
  if (!model.isLocation(location)) return ['node.kind_not_allowed'];
  const isEntering = change.change === 'enter';
  if (isEntering && !model.isIn(location, group.home)) return ['location_group.outside_level'];
  const isEntered = group.entries.some((one) => stands(one, model) && one.location === location && isSameFilter(one.filter, filter));
  if (isEntering && isEntered) return ['grant.already_given'];
  if (!isEntering && !isEntered) return ['node.not_found'];
  const giving = { gives: { locations: null }, node: location, act: isEntering ? 'give' : 'end', hasEnd: false, reason: null } as const;
  return holdersOf(model, group.id).flatMap((to) => model.ceilingOf(actor).whyNotGive(receiver(model, to), giving) ?? []);
}

function whyNotDelete({ model, actor }: Judging, what: Extract<AccessChange, { change: 'delete' }>['what']): readonly Reason[] {
  const group = groupNamed(model.world, what);
  if (!group || group.deletedAtMs !== undefined) return [`${sortOf(what)}.not_found`];
  if (!model.may(actor, `${sortOf(what)}.delete`, group.home)) return ['access.denied'];
  return whyNotEach(model, actor, what, 'end', null);
}

function whyNotRestore({ model, actor, reason }: Judging, what: Extract<AccessChange, { change: 'restore' }>['what']): readonly Reason[] {
  const group = groupNamed(model.world, what);
  if (!group || group.deletedAtMs === undefined) return [`${sortOf(what)}.not_found`];
  if (!model.may(actor, `${sortOf(what)}.delete`, group.home)) return [`${sortOf(what)}.not_found`];
  const others: readonly { id: string; home: NodeId; name: string; deletedAtMs?: number }[] =
    'userGroup' in what ? model.world.userGroups : model.world.locationGroups;
  const isTaken = others.some(
    (one) => one.id !== group.id && one.deletedAtMs === undefined && one.home === group.home && isSameName(one.name, group.name),
  );
  return isTaken ? [`${sortOf(what)}.name_taken`] : whyNotEach(model, actor, what, 'give', reason);
}

/** Deleting a group ends, and restoring it gives again, whatever people have through it. */
function whyNotEach(
  model: Model,
  actor: MemberId,
  what: Extract<AccessChange, { change: 'delete' }>['what'],
  act: 'give' | 'end',
  reason: string | null,
): readonly Reason[] {
  const ceiling = model.ceilingOf(actor);
  if ('locationGroup' in what) {
    const node = model.nodeOf(what);
    const giving = node && ({ gives: { locations: null }, node, act, hasEnd: false, reason } as const);
    return giving ? holdersOf(model, what.locationGroup).flatMap((to) => ceiling.whyNotGive(receiver(model, to), giving) ?? []) : [];
  }
  const to = { group: what.userGroup };
  return model.world.grants.flatMap((grant) => {
    const node = standingNode(model, grant.on);
    if (!('group' in grant.to) || grant.to.group !== to.group || !stands(grant, model) || node === undefined) return [];
    const giving = { gives: grant.gives, node, act, hasEnd: grant.untilMs !== Infinity, reason: reason ?? grant.reason };
    return ceiling.whyNotGive(receiver(model, to), giving) ?? [];
  });
}

const sortOf = (what: object) => ('userGroup' in what ? 'user_group' : 'location_group');

const groupNamed = (world: World, what: Extract<AccessChange, { change: 'delete' }>['what']) =>
  'userGroup' in what
    ? world.userGroups.find(({ id }) => id === what.userGroup)
    : world.locationGroups.find(({ id }) => id === what.locationGroup);

const isThere = (world: World, to: Receiver): boolean =>
  'member' in to || world.userGroups.some(({ id, deletedAtMs }) => id === to.group && deletedAtMs === undefined);

/** The node of what something is given on; undefined on a location group that is deleted. */
function standingNode(model: Model, on: Give['on']): NodeId | undefined {
  const isDeleted =
    'locationGroup' in on && model.world.locationGroups.some((one) => one.id === on.locationGroup && one.deletedAtMs !== undefined);
  return isDeleted ? undefined : model.nodeOf(on);
}

/** To whom a location group is given, as far as they are there. */
const holdersOf = (model: Model, id: string): Receiver[] =>
  model.world.grants.flatMap(({ to, on, ...period }) =>
    'locationGroup' in on && on.locationGroup === id && stands(period, model) && isThere(model.world, to) ? [to] : [],
  );

function receiver(model: Model, to: Receiver): Parameters<ReturnType<Model['ceilingOf']>['whyNotGive']>[0] {
  if ('member' in to) return { member: model.factsOf(to.member) };
  const group = model.world.userGroups.find(({ id }) => id === to.group);
  if (!group) throw new Error('The model has no such group.');
  const members = group.members.filter((one) => stands(one, model)).map((one) => model.factsOf(one.member));
  const grants = model.world.grants.filter((grant) => 'group' in grant.to && grant.to.group === group.id);
  return { group: { ...group, grants }, members };
}

const mayAct = (model: Model, actor: MemberId, to: Receiver, node: NodeId): boolean =>
  'member' in to ? model.may(actor, 'grant.give', node) : model.may(actor, 'user_group.grant', model.homeOf(to) ?? node);

/** A group's home is a person's level or lies below it (I3). */
function mayBelong(model: Model, member: MemberId, home: NodeId): boolean {
  const level = model.homeOf({ member });
  return level !== undefined && model.isIn(home, level);
}

/** Whether the product lets such a thing be given on such a target at all. */
function fits({ world, node }: Model, { to, gives, on }: Give): boolean {
  const { catalog } = world;
  if ('group' in to && catalog.product.policies.userGroups !== 'with_grants') return false;
  const item = 'item' in on ? world.items.find(({ id }) => id === on.item) : undefined;
  const kind = 'node' in on ? node(on.node).kind : '';
  if ('locations' in gives) return !item;
  if ('permission' in gives) return item ? item.service === catalog.permissions.get(gives.permission)?.service : kind !== '';
  const role = catalog.roles.get(gives.role);
  return role !== undefined && (item ? role.on.items && role.service === item.service : role.on.nodeKinds.has(kind));
}

/** The ids of groups that a line is about. */
function named(world: World, change: AccessChange): string[] {
  const line = change.change === 'end' ? world.grants.find(({ id }) => id === change.grant) : change;
  if (!line) return [];
  if ('to' in line) return [...Object.values(line.to), ...Object.values(line.on)];
  return 'group' in line ? [line.group] : 'locationGroup' in line ? [line.locationGroup] : [];
}
