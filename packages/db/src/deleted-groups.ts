import type { LocationGroupId, MemberId, NodeId, UserGroupId } from '@totem/domain/ids';
import type { Cursor, Page } from '@totem/domain/paging';
import { pageFrom, placeOf } from './cursor.ts';
import { type Db, query } from './orm.ts';

type GroupColumn = 'user_group_id' | 'location_group_id';

/** Whether a group, by its id as it stands in a statement whose `$1` is the organization, is not deleted. */
export const stands = (column: GroupColumn, id: string): string =>
  `not exists (select from archive x where x.organization_id = $1 and x.${column} = ${id} and x.valid_until is null)`;

/** The same at an instant: what was deleted later stood then, and what was restored since did not. */
export const stoodAt = (column: GroupColumn, id: string, at: string): string =>
  `not exists (select from archive x where x.organization_id = $1 and x.${column} = ${id}
    and x.valid_from <= ${at} and (x.valid_until is null or x.valid_until > ${at}))`;

/** A group that is deleted: since when, by whom, and why. */
export interface DeletedGroupRow<Id> {
  readonly id: Id;
  readonly name: string;
  readonly home: NodeId;
  readonly at: Date;
  /** Null: the import, or the system. */
  readonly by: MemberId | null;
  readonly reason: string | null;
}

const deletedRows = (table: 'user_group' | 'location_group') => `
  select g.id, g.name, g.home_node_id as home, d.valid_from as at, d.archived_by as by, d.reason from archive d
  join ${table} g on g.organization_id = $1 and g.id = d.${table}_id
  where d.organization_id = $1 and d.valid_until is null and d.valid_from > $2`;

export interface ListDeletedGroups {
  /** Homes whose groups are listed; null: all. */
  readonly homes: readonly NodeId[] | null;
  /** Only what was deleted after this instant. */
  readonly since: Date;
  readonly cursor?: Cursor | undefined;
  readonly pageSize: number;
}

/** Deleted user groups, the last deleted first. */
export const listDeletedUserGroups = (db: Db, wanted: ListDeletedGroups): Promise<Page<DeletedGroupRow<UserGroupId>>> =>
  listDeleted(db, 'user_group', wanted);

/** Deleted location groups, the last deleted first. */
export const listDeletedLocationGroups = (db: Db, wanted: ListDeletedGroups): Promise<Page<DeletedGroupRow<LocationGroupId>>> =>
  listDeleted(db, 'location_group', wanted);

async function listDeleted<Id extends string>(
  db: Db,
  table: 'user_group' | 'location_group',
  { homes, since, cursor, pageSize }: ListDeletedGroups,
): Promise<Page<DeletedGroupRow<Id>>> {
  // When the list is asked for moves on from page to page.
  const question = { list: `deleted_${table}s`, homes };
  const after = placeOf(cursor, question);
  const rows = await query<DeletedGroupRow<Id>>(
    db,
    `list_deleted_${table}s`,
    `${deletedRows(table)} and ($3::uuid[] is null or g.home_node_id = any ($3))
       and ($4::timestamptz is null or (d.valid_from, g.id) < ($4, $5::uuid))
     order by d.valid_from desc, g.id desc limit $6::int`,
    [db.organizationId, since, homes, after?.[0] ?? null, after?.[1] ?? null, pageSize + 1],
  );
  return pageFrom(rows, pageSize, question, (row) => [row.at.toISOString(), row.id]);
}

/** A user group that was deleted after an instant; null for one that was not. */
export const findDeletedUserGroup = (db: Db, id: UserGroupId, since: Date): Promise<DeletedGroupRow<UserGroupId> | null> =>
  findDeleted(db, 'user_group', id, since);

/** A location group that was deleted after an instant; null for one that was not. */
export const findDeletedLocationGroup = (db: Db, id: LocationGroupId, since: Date): Promise<DeletedGroupRow<LocationGroupId> | null> =>
  findDeleted(db, 'location_group', id, since);

async function findDeleted<Id extends string>(
  db: Db,
  table: 'user_group' | 'location_group',
  id: Id,
  since: Date,
): Promise<DeletedGroupRow<Id> | null> {
  const [row] = await query<DeletedGroupRow<Id>>(db, `find_deleted_${table}`, `${deletedRows(table)} and g.id = $3`, [
    db.organizationId,
    since,
    id,
  ]);
  return row ?? null;
}
