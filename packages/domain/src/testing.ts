// Long, since every kind of row of an organization in memory is made and named here, for tests alone.
import type { Catalog } from './catalog/catalog.ts';
import { type CompiledAccess, compile } from './access/compile.ts';
import type { Deleted, DraftFacts } from './access/draft.ts';
import type { GrantFact, LocationGroupFact, MemberFacts, MemberStatus, Period, ResourceFact, UserGroupFact } from './access/facts.ts';
import type { Receiver, ServiceFilter } from './grants.ts';
import {
  GrantId,
  type LocationGroupId,
  type MemberId,
  type NodeId,
  OrganizationId,
  type ResourceId,
  type ServiceItemId,
  type UserGroupId,
  type UserId,
} from './ids.ts';
import type { OrganizationDocument } from './organization-document.ts';
import { type Node, type ServiceItem, type Tree, treeOf } from './tree.ts';

/** A whole organization in memory, for tests, scenarios and benchmarks: every row the engine reads, and nothing else. */
export interface World {
  readonly catalog: Catalog;
  readonly nodes: readonly Node[];
  readonly items: readonly ServiceItem[];
  readonly members: readonly WorldMember[];
  readonly userGroups: readonly WorldUserGroup[];
  readonly locationGroups: readonly WorldLocationGroup[];
  readonly grants: readonly WorldGrant[];
  readonly resources: readonly WorldResource[];
}

export interface WorldMember {
  readonly id: MemberId;
  readonly name: string;
  readonly home: NodeId;
  /** Absent: somebody who cannot sign in. */
  readonly user?: UserId;
  readonly status: MemberStatus;
  readonly bundle: string | null;
  readonly addedFeatures: readonly string[];
  readonly removedFeatures: readonly string[];
}

export interface WorldUserGroup {
  readonly id: UserGroupId;
  readonly name: string;
  readonly home: NodeId;
  readonly members: readonly (Period & { readonly member: MemberId })[];
  /** Absent: it stands. */
  readonly deletedAtMs?: number;
}

export type WorldLocationGroup = LocationGroupFact & { readonly deletedAtMs?: number };

export type WorldGrant = GrantFact & { readonly to: Receiver };
export type WorldResource = ResourceFact & {
  readonly participants: readonly (Period & { readonly member: MemberId; readonly kind: string })[];
};

export const always: Period = { fromMs: -Infinity, untilMs: Infinity };

/** The organization that every world in memory is. */
const organization = OrganizationId.parse('01980000-0000-7000-8000-000000000000');

const trees = new WeakMap<readonly Node[], { items: readonly ServiceItem[]; tree: Tree }>();

/** The tree of a world, built once for the same rows. */
export function treeIn(world: World): Tree {
  const known = trees.get(world.nodes);
  if (known?.items === world.items) return known.tree;
  const tree = treeOf(world.catalog, world.nodes, world.items);
  trees.set(world.nodes, { items: world.items, tree });
  return tree;
}

/** All that one member's access is compiled from; throws for somebody who is not in the world. */
export function factsIn(world: World, id: MemberId): MemberFacts {
  const member = world.members.find((one) => one.id === id);
  if (!member) throw new Error(`Nobody here is ${id}.`);
  const grantsTo = (is: (to: Receiver) => boolean) => world.grants.filter((grant) => is(grant.to));
  const memberships = world.userGroups.flatMap((group) =>
    group.members
      .filter((one) => one.member === id)
      .map(({ fromMs, untilMs }) => ({ ...untilDeleted({ fromMs, untilMs }, group), group: groupIn(world, group) })),
  );
  const grants = grantsTo((to) => 'member' in to && to.member === id);
  const named = new Set(
    [...grants, ...memberships.flatMap((one) => one.group.grants)].flatMap(({ on }) => ('locationGroup' in on ? [on.locationGroup] : [])),
  );
  const features = new Set([...(world.catalog.product.bundles[member.bundle ?? '']?.features ?? []), ...member.addedFeatures]);
  return {
    organization,
    id,
    user: member.user ?? null,
    name: member.name,
    home: member.home,
    status: member.status,
    bundle: member.bundle,
    features: [...features].filter((feature) => !member.removedFeatures.includes(feature)),
    grants,
    memberships,
    locationGroups: world.locationGroups
      .filter((group) => named.has(group.id))
      .map((group) =>
        group.deletedAtMs === undefined ? group : { ...group, entries: group.entries.map((entry) => untilDeleted(entry, group)) },
      ),
    participations: world.resources.flatMap((resource) =>
      resource.participants
        .filter((one) => one.member === id)
        .map(({ fromMs, untilMs, kind }) => ({ fromMs, untilMs, kind, resource: resource.id })),
    ),
  };
}

/** What somebody has through a group that is deleted ends with it. */
const untilDeleted = <Row extends Period>(row: Row, { deletedAtMs = Infinity }: { readonly deletedAtMs?: number }): Row => ({
  ...row,
  untilMs: Math.min(row.untilMs, deletedAtMs),
});

export function groupIn(world: World, group: WorldUserGroup): UserGroupFact {
  return {
    id: group.id,
    name: group.name,
    home: group.home,
    grants: world.grants.filter(({ to }) => 'group' in to && to.group === group.id),
  };
}

export const accessIn = (world: World, id: MemberId): CompiledAccess => compile(world.catalog, treeIn(world), factsIn(world, id));

let made = 0;
/** A grant id that no other grant of this process has. */
export const newGrantId = (): GrantId => GrantId.parse(`01980000-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`);

/** A grant with everything that most tests do not care about. */
export const grantOf = (to: Receiver, gives: GrantFact['gives'], on: GrantFact['on'], period: Period = always): WorldGrant => ({
  id: newGrantId(),
  to,
  gives,
  on,
  ...period,
  reason: null,
  origin: 'import',
  grantedBy: null,
  grantedAtMs: 0,
});

/** The world with one of its user groups otherwise. */
export const inGroup = (world: World, id: UserGroupId, change: (group: WorldUserGroup) => WorldUserGroup): World => ({
  ...world,
  userGroups: world.userGroups.map((group) => (group.id === id ? change(group) : group)),
});

export const isSameFilter = (one: ServiceFilter, other: ServiceFilter): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Readable ids for tests: the key of a document, taken for the id. The engine never looks into an id. */
export const readable = {
  // A brand is a promise that the text is an id; here the text is the id.
  node: (key: string) => key as NodeId,
  item: (key: string) => key as ServiceItemId,
  member: (key: string) => key as MemberId,
  userGroup: (key: string) => key as UserGroupId,
  locationGroup: (key: string) => key as LocationGroupId,
  resource: (key: string) => key as ResourceId,
  user: (key: string) => key as UserId,
};

/**
 * The world that an organization document describes. Each id is the reference by which the document names the thing:
 * `user:may`, `voc:oscorp-voc`, `location_group:coast`. Own roles of the organization are not built.
 */
export function worldFromDocument(catalog: Catalog, document: OrganizationDocument): World {
  const referenceOf = (kind: string, { key }: { readonly key: string }) => `${kind}:${key}`;
  const nodes = document.nodes.map(({ kind, key, type, name, parent, archived }): Node => ({
    id: readable.node(`${kind}:${key}`),
    kind,
    type: type ?? null,
    name,
    parent: parent === undefined ? null : readable.node(parent),
    archived,
  }));
  const root = nodes.find((node) => node.parent === null)?.id ?? readable.node('');
  const homeOf = (home: string | undefined) => (home === undefined ? root : readable.node(home));
  const since = document.effectiveFrom?.getTime() ?? -Infinity;
  const periodOf = (from: Date | undefined, until: Date | undefined): Period => ({
    fromMs: from?.getTime() ?? since,
    untilMs: until?.getTime() ?? Infinity,
  });
  const withoutEnd = periodOf(undefined, undefined);
  const world: World = {
    catalog,
    nodes,
    items: document.serviceItems.map(({ service, key, name, node }) => ({
      id: readable.item(`${service}:${key}`),
      service,
      name,
      node: readable.node(node),
      archived: false,
    })),
    members: document.members.map((member) => ({
      id: readable.member(referenceOf(member.type, member)),
      name: member.name ?? member.key,
      home: homeOf(member.home),
      ...(member.email === undefined ? {} : { user: readable.user(member.email) }),
      status: member.status,
      bundle: member.bundle ?? null,
      addedFeatures: member.features.add,
      removedFeatures: member.features.remove,
    })),
    userGroups: document.groups.map((group) => ({
      id: readable.userGroup(referenceOf('group', group)),
      name: group.name,
      home: homeOf(group.home),
      members: group.members.map(({ member, validFrom, validUntil }) => ({
        member: readable.member(member),
        ...periodOf(validFrom, validUntil),
      })),
    })),
    locationGroups: document.locationGroups.map((group) => ({
      id: readable.locationGroup(referenceOf('location_group', group)),
      name: group.name,
      home: homeOf(group.home),
      entries: group.locations.flatMap(({ location, services }) =>
        filtersOf(services).map((filter) => ({ location: readable.node(location), filter, ...withoutEnd })),
      ),
    })),
    resources: document.resources.map((resource) => ({
      id: readable.resource(referenceOf(resource.type, resource)),
      type: resource.type,
      nodes: resource.at.map(readable.node),
      owner: resource.owner === undefined ? null : readable.member(resource.owner),
      archived: false,
      participants: resource.participants.map(({ member, kind, from, until }) => ({
        member: readable.member(member),
        kind,
        ...periodOf(from, until),
      })),
    })),
    grants: [],
  };
  const grants = document.grants.flatMap(({ to, gives, on, services, validFrom, validUntil, reason }) =>
    ('locations' in gives ? filtersOf(services).map((locations) => ({ locations })) : [gives]).map((given): WorldGrant => ({
      ...grantOf(receiverNamed(to), given, targetNamed(world, on), periodOf(validFrom, validUntil)),
      reason: reason ?? null,
    })),
  );
  return { ...world, grants };
}

/** Services or service items of a document as filters: one each, and a single one that admits all for none. */
export const filtersOf = (services: readonly string[]): ServiceFilter[] =>
  services.length === 0 ? [null] : services.map((name) => (name.includes(':') ? { item: readable.item(name) } : { service: name }));

export const receiverNamed = (reference: string): Receiver =>
  reference.startsWith('group:') ? { group: readable.userGroup(reference) } : { member: readable.member(reference) };

export function targetNamed(world: Pick<World, 'items'>, reference: string): GrantFact['on'] {
  if (reference.startsWith('location_group:')) return { locationGroup: readable.locationGroup(reference) };
  const item = world.items.find((one) => one.id === reference);
  return item ? { item: item.id } : { node: readable.node(reference) };
}

/** Everything of a world that stands, now or later, as what any draft against it names. */
export function draftFactsIn(world: World, now: Date): DraftFacts {
  const stands = (row: Period) => row.untilMs > now.getTime();
  const grants = world.grants.filter(stands);
  const standing = { ...world, grants };
  const isDeleted = ({ deletedAtMs }: { readonly deletedAtMs?: number }) => deletedAtMs !== undefined;
  const userGroups = world.userGroups.map((group) => ({
    ...groupIn(standing, group),
    ...(group.deletedAtMs !== undefined && { deletedAtMs: group.deletedAtMs }),
    members: group.members.filter(stands).map((one) => one.member),
  }));
  const restorable = <Group extends UserGroupFact | LocationGroupFact>(
    all: readonly (Group & { readonly deletedAtMs?: number })[],
  ): Map<Group['id'], Deleted<Group>> =>
    new Map(
      all.filter(isDeleted).map((group) => {
        const isNameTaken = all.some((one) => !isDeleted(one) && one.home === group.home && one.name === group.name);
        return [group.id, { ...group, deletedAtMs: group.deletedAtMs ?? 0, isNameTaken }];
      }),
    );
  return {
    tree: treeIn(world),
    grants: new Map(grants.map((grant) => [grant.id, grant])),
    userGroups: new Map(userGroups.filter((group) => !isDeleted(group)).map((group) => [group.id, group])),
    locationGroups: new Map(world.locationGroups.filter((group) => !isDeleted(group)).map((group) => [group.id, group])),
    deleted: { userGroups: restorable(userGroups), locationGroups: restorable(world.locationGroups) },
    receivers: new Map(
      world.locationGroups.map(({ id }) => [
        id,
        grants.filter(({ on }) => 'locationGroup' in on && on.locationGroup === id).map((grant) => grant.to),
      ]),
    ),
    members: new Map(world.members.map(({ id }) => [id, accessIn(world, id)])),
  };
}

/** The world with more given, in the references of its document: `given(marvel, 'user:may', { role: 'voc/reader' }, 'voc:oscorp-voc')`. */
export const given = (world: World, to: string, gives: GrantFact['gives'], on: string, period: Period = always): World => ({
  ...world,
  grants: [...world.grants, grantOf(receiverNamed(to), gives, targetNamed(world, on), period)],
});

/** The world with a member, or whatever of them is named, otherwise. */
export const withMember = (world: World, id: string, more: Partial<WorldMember>): World => ({
  ...world,
  members: world.members.map((member) => (member.id === id ? { ...member, ...more } : member)),
});

/** The world with a member in a user group for a time. */
export const inUserGroup = (world: World, group: string, member: string, period: Period = always): World =>
  inGroup(world, readable.userGroup(group), (one) => ({
    ...one,
    members: [...one.members, { member: readable.member(member), ...period }],
  }));

/**
 * The same world under other ids, such as a database takes; grants keep theirs. `renamed` is what says the same of it:
 * anything with its ids replaced.
 *
 * @param newId makes an id that no other thing has.
 */
export function withIds(
  world: World,
  newId: () => string,
): { readonly world: World; readonly ids: ReadonlyMap<string, string>; renamed<Value>(value: Value): Value } {
  const { catalog, ...rows } = world;
  const things = [world.nodes, world.items, world.members, world.userGroups, world.locationGroups, world.resources].flat();
  const ids = new Map<string, string>(things.map(({ id }) => [id, newId()]));
  const renamedIn = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(renamedIn);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamedIn(one)]));
  };
  const renamed = <Value>(value: Value): Value => renamedIn(value) as Value; // of the same shape: an id for an id
  return { world: { catalog, ...renamed(rows) }, ids, renamed };
}
