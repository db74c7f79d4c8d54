import type { LocationGroupId, MemberId, NodeId, UserGroupId } from '@totem/domain/ids';
import { stands } from './deleted-groups.ts';
import { type Db, query } from './orm.ts';

export interface GroupOfName<Id> {
  readonly id: Id;
  readonly name: string;
  readonly home: NodeId;
  readonly key: string | null;
}

/** All user groups that are not deleted, in no particular order: hundreds, not thousands. */
export const listNamedUserGroups = (db: Db): Promise<GroupOfName<UserGroupId>[]> =>
  query(
    db,
    'named_user_groups',
    `select u.id, u.name, u.home_node_id as home, u.key from user_group u where u.organization_id = $1 and ${stands('user_group_id', 'u.id')}`,
    [db.organizationId],
  );

/** All location groups that are not deleted, in no particular order. */
export const listNamedLocationGroups = (db: Db): Promise<GroupOfName<LocationGroupId>[]> =>
  query(
    db,
    'named_location_groups',
    `select l.id, l.name, l.home_node_id as home, l.key from location_group l
     where l.organization_id = $1 and ${stands('location_group_id', 'l.id')}`,
    [db.organizationId],
  );

/** The keys of nodes that have one, of service items too. */
export const listKeysOfThings = (db: Db): Promise<{ readonly id: string; readonly key: string }[]> =>
  query(
    db,
    'keys_of_things',
    `select id, key from node where organization_id = $1 and key is not null
     union all select id, key from service_item where organization_id = $1 and key is not null`,
    [db.organizationId],
  );

/** Who has one of these addresses here and has not ended, in no particular order. An address elsewhere is none. */
export const findMembersByAddress = (
  db: Db,
  emailKeys: readonly string[],
): Promise<{ readonly id: MemberId; readonly emailKey: string }[]> =>
  query(
    db,
    'members_by_address',
    `select id, email_key as "emailKey" from member where organization_id = $1 and email_key = any ($2) and ended_at is null`,
    [db.organizationId, emailKeys],
  );
