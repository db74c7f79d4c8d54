import { randomUUID } from 'node:crypto';
import type { Deleted, StandingGrant, UserGroupWithMembers } from '@totem/domain/access/draft';
import type { GrantFact, LocationGroupFact } from '@totem/domain/access/facts';
import type { AnyGroup, Gives, Receiver, ServiceFilter } from '@totem/domain/grants';
import type { GrantId, LocationGroupId, MemberId, NodeId, ServiceItemId, UserGroupId } from '@totem/domain/ids';
import { isSameName } from '@totem/domain/search';
import { stands } from './deleted-groups.ts';
import { filterOf, targetOf } from './facts.ts';
import { type Db, query } from './orm.ts';
import type { Locked } from './version.ts';

/** A grant as it is stored. */
export interface GrantRow {
  id: GrantId;
  to_member_id: MemberId | null;
  to_user_group_id: UserGroupId | null;
  role_key: string | null;
  permission_key: string | null;
  on_node_id: NodeId | null;
  on_service_item_id: ServiceItemId | null;
  on_location_group_id: LocationGroupId | null;
  filter_service: string | null;
  filter_item_id: ServiceItemId | null;
  reason: string | null;
  origin: GrantFact['origin'];
  granted_by: MemberId | null;
  granted_at: Date;
  valid_from: Date;
  valid_until: Date | null;
}

/** Of a grant `g`, what `factOf` reads. */
export const grantColumns = `g.id, g.to_member_id, g.to_user_group_id, g.role_key, g.permission_key, g.on_node_id, g.on_service_item_id, g.on_location_group_id,
  g.filter_service, g.filter_item_id, g.reason, g.origin, g.granted_by, g.granted_at, g.valid_from, g.valid_until`;
/** That a grant `g` of the organization `$1` is in force or to come. */
export const standing = `g.organization_id = $1 and g.ended_at is null and coalesce(g.valid_until, 'infinity') > clock_timestamp()`;

/** These grants, as far as they stand: in force or to come. A grant of a service account is not among them. */
export async function findStandingGrants(db: Db, ids: readonly GrantId[]): Promise<StandingGrant[]> {
  const rows = await query<GrantRow>(
    db,
    'standing_grants',
    `select ${grantColumns} from access_grant g where ${standing} and g.id = any ($2)`,
    [db.organizationId, ids],
  );
  return rows.flatMap((row) => standingOf(row) ?? []);
}

/** These user groups with their standing grants and their members; deleted ones and unknown ids are left out. */
export async function findUserGroups(db: Db, ids: readonly UserGroupId[]): Promise<UserGroupWithMembers[]> {
  const groups = await query<GroupRow<UserGroupId> & { members: MemberId[] }>(
    db,
    'groups_of_draft',
    `select u.id, u.name, u.home_node_id as home, ${membersOfGroup} as members
     from user_group u where u.organization_id = $1 and u.id = any ($2) and ${stands('user_group_id', 'u.id')}`,
    [db.organizationId, ids],
  );
  return withGrants(db, groups);
}

/** These user groups as they would come back, as far as they are deleted. */
export async function findDeletedUserGroups(db: Db, ids: readonly UserGroupId[]): Promise<Deleted<UserGroupWithMembers>[]> {
  const groups = await query<DeletedRow<UserGroupId> & { members: MemberId[] }>(
    db,
    'deleted_user_groups_of_draft',
    `select u.id, u.name, u.home_node_id as home, ${membersOfGroup} as members, ${deletedColumns('user_group', 'u')}
     from user_group u join archive d on d.organization_id = $1 and d.user_group_id = u.id and d.valid_until is null
     where u.organization_id = $1 and u.id = any ($2)`,
    [db.organizationId, ids],
  );
  return (await withGrants(db, groups)).map(deletedOf);
}

interface GroupRow<Id> {
  readonly id: Id;
  readonly name: string;
  readonly home: NodeId;
}

interface DeletedRow<Id> extends GroupRow<Id> {
  readonly deletedAt: Date;
  /** Of groups that stand at the same home. */
  readonly otherNames: readonly string[];
}

const membersOfGroup = `coalesce((select array_agg(m.member_id order by m.member_id) from user_group_member m
  where m.organization_id = $1 and m.user_group_id = u.id and coalesce(m.valid_until, 'infinity') > clock_timestamp()), '{}')`;

/** Of a deleted group and the row `d` that says so. */
const deletedColumns = (table: 'user_group' | 'location_group', group: string) => `d.valid_from as "deletedAt",
  array(select o.name from ${table} o where o.organization_id = $1 and o.home_node_id = ${group}.home_node_id and ${stands(`${table}_id`, 'o.id')}) as "otherNames"`;

const deletedOf = <Row extends DeletedRow<string>>({
  deletedAt,
  otherNames,
  ...group
}: Row): Omit<Row, 'deletedAt' | 'otherNames'> & { readonly deletedAtMs: number; readonly isNameTaken: boolean } => ({
  ...group,
  deletedAtMs: deletedAt.getTime(),
  isNameTaken: otherNames.some((name) => isSameName(name, group.name)),
});

async function withGrants<Row extends GroupRow<UserGroupId>>(
  db: Db,
  groups: readonly Row[],
): Promise<(Row & { readonly grants: readonly GrantFact[] })[]> {
  const grants = await query<GrantRow>(
    db,
    'grants_of_groups',
    `select ${grantColumns} from access_grant g where ${standing} and g.to_user_group_id = any ($2) order by g.id`,
    [db.organizationId, groups.map(({ id }) => id)],
  );
  const grantsOf = Map.groupBy(grants, (row) => row.to_user_group_id);
  return groups.map((group) => ({ ...group, grants: (grantsOf.get(group.id) ?? []).map(factOf) }));
}

/** These location groups with the entries that stand; deleted ones and unknown ids are left out. */
export async function findLocationGroups(db: Db, ids: readonly LocationGroupId[]): Promise<LocationGroupFact[]> {
  const groups = await query<GroupRow<LocationGroupId>>(
    db,
    'location_groups_of_draft',
    `select l.id, l.name, l.home_node_id as home from location_group l
     where l.organization_id = $1 and l.id = any ($2) and ${stands('location_group_id', 'l.id')}`,
    [db.organizationId, ids],
  );
  return withEntries(db, groups);
}

/** These location groups as they would come back, as far as they are deleted. */
export async function findDeletedLocationGroups(db: Db, ids: readonly LocationGroupId[]): Promise<Deleted<LocationGroupFact>[]> {
  const groups = await query<DeletedRow<LocationGroupId>>(
    db,
    'deleted_location_groups_of_draft',
    `select l.id, l.name, l.home_node_id as home, ${deletedColumns('location_group', 'l')}
     from location_group l join archive d on d.organization_id = $1 and d.location_group_id = l.id and d.valid_until is null
     where l.organization_id = $1 and l.id = any ($2)`,
    [db.organizationId, ids],
  );
  return (await withEntries(db, groups)).map(deletedOf);
}

async function withEntries<Row extends GroupRow<LocationGroupId>>(
  db: Db,
  groups: readonly Row[],
): Promise<(Row & { readonly entries: LocationGroupFact['entries'] })[]> {
  const entries = await query<{
    location_group_id: LocationGroupId;
    location_id: NodeId;
    filter_service: string | null;
    filter_item_id: ServiceItemId | null;
    valid_from: Date;
    valid_until: Date | null;
  }>(
    db,
    'entries_of_draft',
    `select location_group_id, location_id, filter_service, filter_item_id, valid_from, valid_until from location_group_entry
     where organization_id = $1 and location_group_id = any ($2) and coalesce(valid_until, 'infinity') > clock_timestamp()`,
    [db.organizationId, groups.map(({ id }) => id)],
  );
  const entriesOf = Map.groupBy(entries, (row) => row.location_group_id);
  return groups.map((group) => ({
    ...group,
    entries: (entriesOf.get(group.id) ?? []).map((row) => ({
      location: row.location_id,
      filter: filterOf(row.filter_service, row.filter_item_id),
      ...periodOf(row),
    })),
  }));
}

/** To whom the locations of a location group are given: what an entry gives, it gives to each of them. */
export async function listReceiversOf(db: Db, group: LocationGroupId): Promise<Receiver[]> {
  const rows = await query<GrantRow>(
    db,
    'receivers_of_location_group',
    `select ${grantColumns} from access_grant g where ${standing} and g.on_location_group_id = $2`,
    [db.organizationId, group],
  );
  return rows.flatMap((row) => standingOf(row)?.to ?? []);
}

/** How many active members who can sign in hold a role directly, on a node, in force and without end: the owners, for a top role at the root. */
export async function countOwners(db: Db, role: string, node: NodeId): Promise<number> {
  const [row] = await query<{ owners: number }>(
    db,
    'count_owners',
    `select count(distinct m.id)::int as owners from access_grant g
     join member m on m.organization_id = $1 and m.id = g.to_member_id and m.user_id is not null
     join member_state s on s.organization_id = $1 and s.member_id = m.id and s.valid_until is null and s.status = 'active'
     where ${standing} and g.role_key = $2 and g.on_node_id = $3 and g.valid_until is null and g.valid_from <= clock_timestamp()`,
    [db.organizationId, role, node],
  );
  return row?.owners ?? 0;
}

/** Puts a location into a location group. A second such entry at the same time breaks the constraint `location_group_entry_once`. */
export async function insertEntry(tx: Locked, group: LocationGroupId, location: NodeId, filter: ServiceFilter): Promise<void> {
  await query(
    tx,
    'insert_entry',
    `insert into location_group_entry (organization_id, id, location_group_id, location_id, filter_service, filter_item_id, valid_from, valid_until)
     values ($1, $2, $3, $4, $5, $6, $7, null)`,
    [
      tx.organizationId,
      randomUUID(),
      group,
      location,
      filter && 'service' in filter ? filter.service : null,
      filter && 'item' in filter ? filter.item : null,
      tx.now,
    ],
  );
}

/** Takes a location out of a location group now. False: it is not in it under this filter. */
export async function endEntry(tx: Locked, group: LocationGroupId, location: NodeId, filter: ServiceFilter): Promise<boolean> {
  const rows = await query(
    tx,
    'end_entry',
    `update location_group_entry set valid_until = greatest($4, valid_from)
     where organization_id = $1 and location_group_id = $2 and location_id = $3 and coalesce(valid_until, 'infinity') > $4
       and filter_service is not distinct from $5 and filter_item_id is not distinct from $6 returning id`,
    [
      tx.organizationId,
      group,
      location,
      tx.now,
      filter && 'service' in filter ? filter.service : null,
      filter && 'item' in filter ? filter.item : null,
    ],
  );
  return rows.length > 0;
}

/** Deletes a group now; all that is in it and given through it stays as it is. A second deletion at the same time breaks a constraint. */
export async function deleteGroup(tx: Locked, what: AnyGroup, by: MemberId, reason: string | null): Promise<void> {
  await query(
    tx,
    'delete_group',
    `insert into archive (organization_id, id, user_group_id, location_group_id, archived_by, reason, valid_from) values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.organizationId, randomUUID(), ...idsOf(what), by, reason, tx.now],
  );
}

/** Ends the deletion of a group now. False: it is not deleted. */
export async function restoreGroup(tx: Locked, what: AnyGroup): Promise<boolean> {
  const rows = await query(
    tx,
    'restore_group',
    `update archive set valid_until = greatest($4, valid_from)
     where organization_id = $1 and (user_group_id = $2 or location_group_id = $3) and valid_until is null returning id`,
    [tx.organizationId, ...idsOf(what), tx.now],
  );
  return rows.length > 0;
}

const idsOf = (what: AnyGroup): [UserGroupId | null, LocationGroupId | null] =>
  'userGroup' in what ? [what.userGroup, null] : [null, what.locationGroup];

/** Null: it is to a service account. */
export function standingOf(row: GrantRow): StandingGrant | null {
  if (row.to_member_id !== null) return { ...factOf(row), to: { member: row.to_member_id } };
  return row.to_user_group_id !== null ? { ...factOf(row), to: { group: row.to_user_group_id } } : null;
}

export function factOf(row: GrantRow): GrantFact {
  const gives: Gives =
    row.role_key !== null
      ? { role: row.role_key }
      : row.permission_key !== null
        ? { permission: row.permission_key }
        : { locations: filterOf(row.filter_service, row.filter_item_id) };
  return {
    id: row.id,
    gives,
    on: targetOf(row.on_node_id, row.on_service_item_id, row.on_location_group_id),
    reason: row.reason,
    origin: row.origin,
    grantedBy: row.granted_by,
    grantedAtMs: row.granted_at.getTime(),
    ...periodOf(row),
  };
}

export const periodOf = (row: { valid_from: Date; valid_until: Date | null }) => ({
  fromMs: row.valid_from.getTime(),
  untilMs: row.valid_until?.getTime() ?? Infinity,
});
