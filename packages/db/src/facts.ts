import type { Catalog } from '@totem/domain/catalog/catalog';
import type { GrantFact, LocationGroupFact, MemberFacts, MemberStatus, Period, UserGroupFact } from '@totem/domain/access/facts';
import { Refusal } from '@totem/domain/errors';
import type { GrantOrigin, GrantTarget, Gives, ServiceFilter } from '@totem/domain/grants';
import type {
  GrantId,
  LocationGroupId,
  MemberId,
  NodeId,
  ResourceId,
  RoleId,
  ServiceItemId,
  UserGroupId,
  UserId,
  Version,
} from '@totem/domain/ids';
import type { OrganizationRole, RoleRight } from '@totem/domain/roles';
import type { Node, ServiceItem } from '@totem/domain/tree';
import { type Db, query } from './orm.ts';
import { factsStatement, treeStatement } from './facts-statements.ts';

/** A snapshot, and the version that it is of. */
export interface AtVersion {
  readonly version: Version;
  readonly epoch: number;
}

type Times = readonly [fromMs: number, untilMs: number | null];

/** As `factsStatement` makes them: arrays, because there are many and their names would be most of them. */
type GrantRow = readonly [
  id: GrantId,
  toMember: MemberId | null,
  toUserGroup: UserGroupId | null,
  role: string | null,
  permission: string | null,
  node: NodeId | null,
  item: ServiceItemId | null,
  locationGroup: LocationGroupId | null,
  filterService: string | null,
  filterItem: ServiceItemId | null,
  reason: string | null,
  origin: GrantOrigin,
  grantedBy: MemberId | null,
  grantedAtMs: number,
  ...Times,
];
type MemberRow = readonly [
  id: MemberId,
  user: UserId | null,
  name: string,
  home: NodeId,
  status: MemberStatus,
  bundle: string | null,
  added: readonly string[],
  removed: readonly string[],
];
type MembershipRow = readonly [member: MemberId, group: UserGroupId, ...Times];
type GroupRow = readonly [id: UserGroupId, name: string, home: NodeId];
type LocationGroupRow = readonly [id: LocationGroupId, name: string, home: NodeId];
type EntryRow = readonly [
  group: LocationGroupId,
  location: NodeId,
  filterService: string | null,
  filterItem: ServiceItemId | null,
  ...Times,
];
type ParticipationRow = readonly [member: MemberId, resource: ResourceId, kind: string, ...Times];

interface FactsRow {
  version: Version;
  epoch: number;
  members: readonly MemberRow[];
  grants: readonly GrantRow[];
  memberships: readonly MembershipRow[];
  user_groups: readonly GroupRow[];
  location_groups: readonly LocationGroupRow[];
  entries: readonly EntryRow[];
  participations: readonly ParticipationRow[];
}

/**
 * All that one member's access is compiled from, with the version it is true at: one statement, one snapshot.
 *
 * What ended more than 90 days before is left out; what begins later is in it.
 *
 * @param at a past instant, for the member's state of then; absent: now.
 * @returns `facts` null: there is no such member, or was none then.
 */
export async function loadFacts(
  db: Db,
  catalog: Catalog,
  member: MemberId,
  at?: Date,
): Promise<AtVersion & { readonly facts: MemberFacts | null }> {
  const { version, epoch, facts } = await loadManyFacts(db, catalog, [member], at);
  return { version, epoch, facts: facts[0] ?? null };
}

/** The same for several members, in the order asked for; those who do not exist are left out. */
export async function loadManyFacts(
  db: Db,
  catalog: Catalog,
  members: readonly MemberId[],
  at?: Date,
): Promise<AtVersion & { readonly facts: readonly MemberFacts[] }> {
  const [row] = await query<FactsRow>(db, 'load_facts', factsStatement, [db.organizationId, members, at ?? null]);
  if (!row) throw new Refusal('organization.not_found');

  const grantsTo = new Map<string, GrantFact[]>();
  for (const grant of row.grants) push(grantsTo, grant[1] ?? grant[2] ?? '', grantOf(grant));
  const groups = new Map<string, UserGroupFact>(
    row.user_groups.map(([id, name, home]) => [id, { id, name, home, grants: grantsTo.get(id) ?? [] }]),
  );
  const entriesOf = new Map<string, LocationGroupFact['entries'][number][]>();
  for (const [group, location, service, item, fromMs, untilMs] of row.entries)
    push(entriesOf, group, { location, filter: filterOf(service, item), ...periodOf(fromMs, untilMs) });
  const locationGroups = new Map<string, LocationGroupFact>(
    row.location_groups.map(([id, name, home]) => [id, { id, name, home, entries: entriesOf.get(id) ?? [] }]),
  );
  const memberships = new Map<string, MemberFacts['memberships'][number][]>();
  for (const [id, groupId, fromMs, untilMs] of row.memberships) {
    const group = groups.get(groupId);
    if (group) push(memberships, id, { group, ...periodOf(fromMs, untilMs) });
  }
  const participations = new Map<string, MemberFacts['participations'][number][]>();
  for (const [id, resource, kind, fromMs, untilMs] of row.participations)
    push(participations, id, { resource, kind, ...periodOf(fromMs, untilMs) });

  const found = new Map<string, MemberFacts>();
  for (const [id, user, name, home, status, bundle, added, removed] of row.members) {
    const grants = grantsTo.get(id) ?? [];
    const belongs = memberships.get(id) ?? [];
    const named = new Set<string>();
    for (const { on } of [...grants, ...belongs.flatMap(({ group }) => group.grants)])
      if ('locationGroup' in on) named.add(on.locationGroup);
    found.set(id, {
      organization: db.organizationId,
      id,
      user,
      name,
      home,
      status,
      bundle,
      features: featuresOf(catalog, bundle, added, removed),
      grants,
      memberships: belongs,
      locationGroups: [...named].flatMap((group) => locationGroups.get(group) ?? []),
      participations: participations.get(id) ?? [],
    });
  }
  return { version: row.version, epoch: row.epoch, facts: members.flatMap((id) => found.get(id) ?? []) };
}

export interface TreeRows extends AtVersion {
  readonly product: string;
  readonly productVersion: number;
  /** Siblings in the order people gave them; `treeOf` makes a tree of both. */
  readonly nodes: readonly Node[];
  readonly items: readonly ServiceItem[];
  /** In the order they were made; with what each could at that instant. */
  readonly roles: readonly OrganizationRole[];
}

interface TreeRow {
  version: Version;
  epoch: number;
  product: string;
  product_version: number;
  nodes: readonly (readonly [id: NodeId, kind: string, type: string | null, name: string, parent: NodeId | null, archived: boolean])[];
  items: readonly (readonly [id: ServiceItemId, service: string, name: string, node: NodeId, archived: boolean])[];
  roles: readonly (readonly [id: RoleId, basedOn: string, label: string, description: string | null, can: RoleRight[] | null])[];
}

/** An organization's nodes and service items with the version they are true at, in one snapshot. */
export async function loadTree(db: Db, at?: Date): Promise<TreeRows> {
  const [row] = await query<TreeRow>(db, 'load_tree', treeStatement, [db.organizationId, at ?? null]);
  if (!row) throw new Refusal('organization.not_found');
  return {
    version: row.version,
    epoch: row.epoch,
    product: row.product,
    productVersion: row.product_version,
    nodes: row.nodes.map(([id, kind, type, name, parent, archived]) => ({ id, kind, type, name, parent, archived })),
    items: row.items.map(([id, service, name, node, archived]) => ({ id, service, name, node, archived })),
    // Stored, the fields of a right have an order of their own.
    roles: row.roles.map(([id, basedOn, label, description, can]) => ({
      id,
      basedOn,
      label,
      description,
      can: can && can.map(({ permission, reach }) => ({ permission, reach })),
    })),
  };
}

function grantOf([
  id,
  ,
  ,
  role,
  permission,
  node,
  item,
  locationGroup,
  service,
  filterItem,
  reason,
  origin,
  by,
  at,
  from,
  until,
]: GrantRow): GrantFact {
  const gives: Gives = role !== null ? { role } : permission !== null ? { permission } : { locations: filterOf(service, filterItem) };
  return { id, gives, on: targetOf(node, item, locationGroup), reason, origin, grantedBy: by, grantedAtMs: at, ...periodOf(from, until) };
}

/** A grant's target from its three columns, of which the schema lets exactly one be set. */
export function targetOf(node: NodeId | null, item: ServiceItemId | null, locationGroup: LocationGroupId | null): GrantTarget {
  if (node !== null) return { node };
  if (item !== null) return { item };
  if (locationGroup !== null) return { locationGroup };
  throw new Error('A grant is on nothing.');
}

export const filterOf = (service: string | null, item: ServiceItemId | null): ServiceFilter =>
  service !== null ? { service } : item !== null ? { item } : null;

const periodOf = (fromMs: number, untilMs: number | null): Period => ({ fromMs, untilMs: untilMs ?? Infinity });

function featuresOf(catalog: Catalog, bundle: string | null, added: readonly string[], removed: readonly string[]): string[] {
  const features = new Set([...(catalog.product.bundles[bundle ?? '']?.features ?? []), ...added]);
  return [...features].filter((feature) => !removed.includes(feature));
}

function push<Row>(lists: Map<string, Row[]>, key: string, row: Row): void {
  const list = lists.get(key);
  if (list) list.push(row);
  else lists.set(key, [row]);
}
