import { type CeilingByDefinition, ceilingByDefinition } from '@totem/domain/access/reference-ceiling';
import { isAllowedByDefinition } from '@totem/domain/access/reference';
import { type MemberFacts, type Period, holds } from '@totem/domain/access/facts';
import type { Target } from '@totem/domain/access/target';
import type { RoleEntry } from '@totem/domain/catalog/catalog';
import type { GrantTarget, Receiver } from '@totem/domain/grants';
import type { MemberId, NodeId } from '@totem/domain/ids';
import { type World, factsIn } from '@totem/domain/testing';
import type { Node } from '@totem/domain/tree';

/**
 * An organization at an instant, as plain rows that are walked anew on each question: what operations on a database are held
 * against. Nothing here is compiled, cached or asked of SQL.
 */
export interface Model {
  readonly world: World;
  readonly nowMs: number;
  readonly factsOf: (member: MemberId) => MemberFacts;
  readonly allows: (member: MemberId, permission: string, target: Target) => boolean;
  /** The same of somebody as if they were not suspended. */
  readonly wouldAllow: (member: MemberId, permission: string, target: Target) => boolean;
  /** Whether somebody may use an administrative permission at a node. */
  readonly may: (member: MemberId, permission: string, node: NodeId) => boolean;
  readonly ceilingOf: (member: MemberId) => CeilingByDefinition;
  /** Somebody's roles of now with a ceiling, each with the node it is on. */
  readonly ceilingsOf: (member: MemberId) => readonly { readonly role: RoleEntry; readonly node: NodeId }[];
  readonly node: (id: NodeId) => Node;
  readonly isIn: (id: NodeId, top: NodeId) => boolean;
  /** Whether a node, or one above it, is archived. */
  readonly isClosed: (id: NodeId) => boolean;
  readonly isLocation: (id: NodeId) => boolean;
  readonly homeOf: (to: Receiver) => NodeId | undefined;
  /** The node of what something is given on: itself, a service item's node, a location group's home. */
  readonly nodeOf: (on: GrantTarget) => NodeId | undefined;
  /** Whoever counts as an owner: active, able to sign in, holding the top role directly, at the root, without an end (I8). */
  readonly owners: () => readonly MemberId[];
  readonly nameOf: (id: string) => string;
}

/** Whether something holds, or will. */
export const stands = ({ untilMs }: Period, { nowMs }: Pick<Model, 'nowMs'>): boolean => untilMs > nowMs;

export function modelOf(world: World, nowMs: number): Model {
  const { catalog, nodes, items, members, userGroups, locationGroups, grants } = world;
  const known = new Map<string, MemberFacts>();
  const factsOf = (member: MemberId) => {
    const facts = known.get(member) ?? factsIn(world, member);
    known.set(member, facts);
    return facts;
  };
  const allows: Model['allows'] = (member, permission, target) => isAllowedByDefinition(world, factsOf(member), permission, target, nowMs);
  const node = (id: NodeId): Node => {
    const found = nodes.find((one) => one.id === id);
    if (!found) throw new Error(`The model has no node ${id}.`);
    return found;
  };
  const upFrom = (id: NodeId): Node[] => {
    const found = node(id);
    return [found, ...(found.parent === null ? [] : upFrom(found.parent))];
  };
  const nodeOf: Model['nodeOf'] = (on) => {
    if ('node' in on) return nodes.find(({ id }) => id === on.node)?.id;
    if ('item' in on) return items.find(({ id }) => id === on.item)?.node;
    return locationGroups.find(({ id }) => id === on.locationGroup)?.home;
  };
  const { top } = catalog.product.policies.ownership;
  const isTop = (grant: World['grants'][number]) =>
    'role' in grant.gives &&
    grant.gives.role === top &&
    'node' in grant.on &&
    node(grant.on.node).parent === null &&
    grant.untilMs === Infinity &&
    holds(grant, nowMs);
  return {
    world,
    nowMs,
    factsOf,
    allows,
    wouldAllow: (member, permission, target) =>
      isAllowedByDefinition(world, { ...factsOf(member), status: 'active' }, permission, target, nowMs),
    may: (member, permission, at) => allows(member, `administration:${permission}`, { node: at }),
    ceilingOf: (member) => ceilingByDefinition(world, factsOf(member), nowMs),
    ceilingsOf(member) {
      const facts = factsOf(member);
      const through = facts.memberships.filter((one) => holds(one, nowMs)).flatMap((one) => one.group.grants);
      return [...facts.grants, ...through].flatMap((grant) => {
        const role = 'role' in grant.gives && holds(grant, nowMs) ? catalog.roles.get(grant.gives.role) : undefined;
        const at = nodeOf(grant.on);
        return role?.hasCeiling && at !== undefined ? [{ role, node: at }] : [];
      });
    },
    node,
    isIn: (id, above) => upFrom(id).some((one) => one.id === above),
    isClosed: (id) => upFrom(id).some((one) => one.archived),
    isLocation: (id) => catalog.kinds.get(node(id).kind)?.isLocation === true,
    homeOf: (to) =>
      'member' in to ? members.find(({ id }) => id === to.member)?.home : userGroups.find(({ id }) => id === to.group)?.home,
    nodeOf,
    owners: () =>
      members.flatMap(({ id, status, user }) =>
        status === 'active' && user !== undefined && grants.some((grant) => 'member' in grant.to && grant.to.member === id && isTop(grant))
          ? [id]
          : [],
      ),
    nameOf: (id) => [nodes, items, members, userGroups, locationGroups].flat().find((one) => one.id === id)?.name ?? id,
  };
}

/** The world once a node hangs under another, without what may not be any more: outside a level, or outside a home (I3, I4). */
export function hung(model: Model, node: NodeId, under: NodeId): World {
  const { world } = model;
  const moved = { ...model.node(node), parent: under };
  const nodes = [...world.nodes.filter(({ id }) => id !== node), moved];
  const after = modelOf({ ...world, nodes }, model.nowMs);
  // What has not begun never begins.
  const ended = <Row extends Period>(row: Row): Row => ({ ...row, untilMs: Math.max(row.fromMs, model.nowMs) });
  const unless = <Row extends Period>(isFit: boolean, row: Row): Row => (isFit || !stands(row, model) ? row : ended(row));
  const isWithin = (inner: NodeId | undefined, outer: NodeId | undefined) =>
    inner !== undefined && outer !== undefined && after.isIn(inner, outer);
  const isChosen = world.catalog.product.policies.level === 'chosen';
  return {
    ...after.world,
    grants: world.grants.map((grant) => unless(isWithin(after.nodeOf(grant.on), after.homeOf(grant.to)), grant)),
    locationGroups: world.locationGroups.map((group) => ({
      ...group,
      entries: group.entries.map((entry) => unless(isWithin(entry.location, group.home), entry)),
    })),
    userGroups: world.userGroups.map((group) => ({
      ...group,
      members: group.members.map((one) => unless(!isChosen || isWithin(group.home, after.homeOf(one)), one)),
    })),
  };
}

/** Every row of a model by which somebody has something, now or later. */
export function standingIn(model: Model): string[] {
  const { grants, userGroups, locationGroups } = model.world;
  const isLeft = (period: Period) => stands(period, model) && period.untilMs > period.fromMs;
  return [
    ...grants.filter(isLeft).map(({ id }) => `grant ${id}`),
    ...userGroups.flatMap(({ id, members }) => members.filter(isLeft).map(({ member }) => `member ${id} ${member}`)),
    ...locationGroups.flatMap(({ id, entries }) =>
      entries.filter(isLeft).map(({ location, filter }) => `place ${id} ${location} ${filter ? Object.values(filter)[0] : ''}`),
    ),
  ];
}

/** A world in words, for whoever reads what went wrong in it. */
export function described(world: World): string[] {
  const model = modelOf(world, Date.now());
  const named = (id: string) => model.nameOf(id);
  const when = ({ fromMs, untilMs }: Period) =>
    (fromMs > model.nowMs ? ' (later)' : '') + (untilMs === Infinity ? '' : untilMs > model.nowMs ? ' (ending)' : ' (ended)');
  return [
    ...world.nodes.map(
      ({ id, kind, parent, archived }) =>
        `${kind} "${named(id)}"${parent ? ` under "${named(parent)}"` : ''}${archived ? ', archived' : ''}`,
    ),
    ...world.items.map(({ id, service, node, archived }) => `${service} "${named(id)}" at "${named(node)}"${archived ? ', archived' : ''}`),
    ...world.members.map(({ name, home, status }) => `"${name}" at "${named(home)}"${status === 'active' ? '' : `, ${status}`}`),
    ...world.userGroups.map(
      ({ name, home, members, deletedAtMs }) =>
        `people "${name}" at "${named(home)}"${deletedAtMs === undefined ? '' : ', deleted'}: ${members.map((one) => named(one.member) + when(one)).join(', ')}`,
    ),
    ...world.locationGroups.map(
      ({ name, home, entries, deletedAtMs }) =>
        `places "${name}" at "${named(home)}"${deletedAtMs === undefined ? '' : ', deleted'}: ${entries.map((one) => `${named(one.location)}${filtered(one.filter, named)}${when(one)}`).join(', ')}`,
    ),
    ...world.grants.map((grant) => `${givenIn(grant, named)}${when(grant)}`),
  ];
}

const filtered = (filter: World['locationGroups'][number]['entries'][number]['filter'], named: (id: string) => string): string =>
  filter === null ? '' : ` for ${'service' in filter ? filter.service : named(filter.item)}`;

/** A grant in words. */
export function givenIn({ to, gives, on }: Pick<World['grants'][number], 'to' | 'gives' | 'on'>, named: (id: string) => string): string {
  const what = 'role' in gives ? gives.role : 'permission' in gives ? gives.permission : `locations${filtered(gives.locations, named)}`;
  return `${what} on "${named(Object.values(on)[0] ?? '')}" to "${named(Object.values(to)[0] ?? '')}"`;
}
