import type { LocationGroupId, NodeId, UserGroupId } from '@totem/domain/ids';
import { stands } from './deleted-groups.ts';
import { type Db, query } from './orm.ts';

export interface GroupName<Id> {
  readonly id: Id;
  readonly name: string;
  readonly home: NodeId;
  readonly deleted: boolean;
}

/** Names of user groups, deleted ones too, in no particular order. */
export const findUserGroupNames = (db: Db, ids: readonly UserGroupId[]): Promise<GroupName<UserGroupId>[]> =>
  query(
    db,
    'user_group_names',
    `select id, name, home_node_id as home, not ${stands('user_group_id', 'user_group.id')} as deleted
     from user_group where organization_id = $1 and id = any ($2)`,
    [db.organizationId, ids],
  );

/** Names of location groups, deleted ones too, in no particular order. */
export const findLocationGroupNames = (db: Db, ids: readonly LocationGroupId[]): Promise<GroupName<LocationGroupId>[]> =>
  query(
    db,
    'location_group_names',
    `select id, name, home_node_id as home, not ${stands('location_group_id', 'location_group.id')} as deleted
     from location_group where organization_id = $1 and id = any ($2)`,
    [db.organizationId, ids],
  );

/** When a member was, is or will be in which user group. */
export interface GroupPeriod {
  readonly group: UserGroupId;
  readonly from: Date;
  /** Null: no end. */
  readonly until: Date | null;
}

/** Every time that a member was put into a user group, past times too, the newest first; at most a hundred. */
export const listGroupPeriods = (db: Db, member: string): Promise<GroupPeriod[]> =>
  query(
    db,
    'group_periods',
    `select user_group_id as "group", valid_from as "from", valid_until as until from user_group_member
     where organization_id = $1 and member_id = $2 order by valid_from desc, id limit 100`,
    [db.organizationId, member],
  );
