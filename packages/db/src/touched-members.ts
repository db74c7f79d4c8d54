import type { Delta } from '@totem/domain/access/deltas';
import type { MemberId, NodeId } from '@totem/domain/ids';
import { stands } from './deleted-groups.ts';
import { type Db, query } from './orm.ts';

const standing = (row: string, now: string) => `coalesce(${row}.valid_until, 'infinity') > ${now}`;

/** Everybody whose access rests on what a delta names, now or later, in the order of their ids. A tree or a catalog is not asked here. */
export async function listTouchedMembers(db: Db, delta: Delta, now: Date): Promise<MemberId[]> {
  const rows = await query<{ id: MemberId }>(
    db,
    'touched_members',
    `with places as (
       select distinct g.to_member_id, g.to_user_group_id from access_grant g
       where g.organization_id = $1 and g.ended_at is null and ${standing('g', '$5')} and g.on_location_group_id = any ($4)
     ), groups as (
       select unnest($3::uuid[]) as id union select to_user_group_id from places where to_user_group_id is not null
     )
     select id from (
       select unnest($2::uuid[]) as id
       union select to_member_id from places where to_member_id is not null
       union select m.member_id from user_group_member m
         where m.organization_id = $1 and m.user_group_id in (select id from groups) and ${standing('m', '$5')}
     ) touched order by id`,
    [db.organizationId, delta.members, delta.userGroups, delta.locationGroups, now],
  );
  return rows.map(({ id }) => id);
}

/** Active members who hold one of these roles on one of these nodes, in force, directly or through a user group. */
export async function listHoldersOf(db: Db, roles: readonly string[], nodes: readonly NodeId[], now: Date): Promise<MemberId[]> {
  const rows = await query<{ id: MemberId }>(
    db,
    'holders_of_roles',
    `with given as (
       select g.to_member_id, g.to_user_group_id from access_grant g
       where g.organization_id = $1 and g.ended_at is null and ${standing('g', '$4')} and g.valid_from <= $4
         and g.role_key = any ($2) and g.on_node_id = any ($3)
     ), holders as (
       select to_member_id as id from given where to_member_id is not null
       union select m.member_id from user_group_member m
         where m.organization_id = $1 and m.user_group_id in (select to_user_group_id from given)
           and ${stands('user_group_id', 'm.user_group_id')} and m.valid_from <= $4 and ${standing('m', '$4')}
     )
     select h.id from holders h
     join member_state s on s.organization_id = $1 and s.member_id = h.id and s.valid_until is null and s.status = 'active' order by h.id`,
    [db.organizationId, roles, nodes, now],
  );
  return rows.map(({ id }) => id);
}
