import { randomUUID } from 'node:crypto';
import type { GrantFact } from '@totem/domain/access/facts';
import type { GrantTarget, Gives, Receiver } from '@totem/domain/grants';
import type { GrantId, MemberId, UserGroupId } from '@totem/domain/ids';
import { insertMany, slices } from './bulk.ts';
import { periodOf, standing } from './draft.ts';
import { type Db, query } from './orm.ts';
import type { Locked } from './version.ts';

export interface NewGrant {
  readonly id: GrantId;
  readonly to: Receiver;
  readonly gives: Gives;
  readonly on: GrantTarget;
  readonly from: Date;
  readonly until: Date | null;
  readonly reason: string | null;
  readonly origin: GrantFact['origin'];
  readonly by: MemberId;
}

/** Stores grants. A second one of the same thing, at the same time, breaks the constraint `access_grant_once`. */
export async function insertGrants(tx: Locked, grants: readonly NewGrant[]): Promise<void> {
  const rows = grants.map(({ id, to, gives, on, from, until, reason, origin, by }) => {
    const filter = 'locations' in gives ? gives.locations : null;
    return {
      id,
      to_member_id: 'member' in to ? to.member : null,
      to_user_group_id: 'group' in to ? to.group : null,
      role_key: 'role' in gives ? gives.role : null,
      permission_key: 'permission' in gives ? gives.permission : null,
      gives_locations: 'locations' in gives,
      on_node_id: 'node' in on ? on.node : null,
      on_service_item_id: 'item' in on ? on.item : null,
      on_location_group_id: 'locationGroup' in on ? on.locationGroup : null,
      filter_service: filter && 'service' in filter ? filter.service : null,
      filter_item_id: filter && 'item' in filter ? filter.item : null,
      reason,
      origin,
      granted_by: by,
      granted_at: tx.now,
      valid_from: from,
      valid_until: until,
    };
  });
  for (const some of slices(rows, rowsAtOnce)) await insertMany(tx, 'access_grant', some);
}

/** So many rows are written by one statement: thousands at once may take longer than any statement is given. */
const rowsAtOnce = 1_000;

/** Ends grants now. Which of them stood until then. */
export async function endGrants(tx: Locked, ids: readonly GrantId[], by: MemberId, reason: string | null): Promise<Set<GrantId>> {
  const ended = new Set<GrantId>();
  for (const some of slices(ids, rowsAtOnce)) {
    const rows = await query<{ id: GrantId }>(
      tx,
      'end_grants',
      `update access_grant g set ended_at = $3, ended_by = $4, end_reason = $5 where ${standing} and g.id = any ($2) returning g.id`,
      [tx.organizationId, some, tx.now, by, reason],
    );
    for (const { id } of rows) ended.add(id);
  }
  return ended;
}

export interface NewMembership {
  readonly group: UserGroupId;
  readonly member: MemberId;
  readonly from: Date;
  readonly until: Date | null;
}

/** Puts members into user groups. A second membership at the same time breaks the constraint `user_group_member_once`. */
export async function insertMemberships(tx: Locked, all: readonly NewMembership[], by: MemberId): Promise<void> {
  const rows = all.map(({ group, member, from, until }) => ({
    id: randomUUID(),
    user_group_id: group,
    member_id: member,
    added_by: by,
    valid_from: from,
    valid_until: until,
  }));
  for (const some of slices(rows, rowsAtOnce)) await insertMany(tx, 'user_group_member', some);
}

/** A member's place in a user group. */
export interface Belonging {
  readonly group: UserGroupId;
  readonly member: MemberId;
}

/** Ends memberships now; one that has not begun never begins. Which of them there were, each once. */
export async function endMemberships(tx: Locked, all: readonly Belonging[]): Promise<Belonging[]> {
  const ended: Belonging[] = [];
  for (const some of slices(all, rowsAtOnce)) ended.push(...(await endSomeMemberships(tx, some)));
  return ended;
}

const endSomeMemberships = (tx: Locked, some: readonly Belonging[]): Promise<Belonging[]> =>
  query<Belonging>(
    tx,
    'end_memberships',
    `with ended as (
       update user_group_member m set valid_until = greatest($4, m.valid_from)
       from unnest($2::uuid[], $3::uuid[]) as leaving (user_group_id, member_id)
       where m.organization_id = $1 and m.user_group_id = leaving.user_group_id and m.member_id = leaving.member_id
         and coalesce(m.valid_until, 'infinity') > $4
       returning m.user_group_id, m.member_id
     )
     select distinct user_group_id as group, member_id as member from ended`,
    [tx.organizationId, some.map(({ group }) => group), some.map(({ member }) => member), tx.now],
  );

/** Who is in some user groups, now or later, and until when: also in one that is deleted, as it would come back. */
export async function listStandingMemberships(
  db: Db,
  groups: readonly UserGroupId[],
): Promise<(Belonging & { readonly fromMs: number; readonly untilMs: number })[]> {
  if (groups.length === 0) return [];
  const rows = await query<Belonging & { valid_from: Date; valid_until: Date | null }>(
    db,
    'standing_memberships',
    `select user_group_id as group, member_id as member, valid_from, valid_until from user_group_member
     where organization_id = $1 and user_group_id = any ($2) and coalesce(valid_until, 'infinity') > clock_timestamp()`,
    [db.organizationId, groups],
  );
  return rows.map((row) => ({ group: row.group, member: row.member, ...periodOf(row) }));
}
