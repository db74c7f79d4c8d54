import type { LocationGroupId, NodeId } from '@totem/domain/ids';
import type { Cursor, Page } from '@totem/domain/paging';
import { pageFrom, placeOf } from './cursor.ts';
import { type Db, query } from './orm.ts';
import { isAfter, matching } from './user-groups.ts';

export interface LocationGroupRow {
  readonly id: LocationGroupId;
  readonly name: string;
  readonly home: NodeId;
  /** In it now, each counted once whatever its filters. */
  readonly locations: number;
}

export interface ListLocationGroups {
  /** Homes whose groups are listed; null: all. */
  readonly homes: readonly NodeId[] | null;
  readonly search?: string | undefined;
  readonly now: Date;
  readonly cursor?: Cursor | undefined;
  readonly pageSize: number;
}

/** Location groups that are not deleted, by name. */
export async function listLocationGroups(
  db: Db,
  { homes, search, now, cursor, pageSize }: ListLocationGroups,
): Promise<Page<LocationGroupRow>> {
  const question = { list: 'location_groups', homes, search: search ?? '' };
  const after = placeOf(cursor, question);
  const rows = await query<LocationGroupRow>(
    db,
    'list_location_groups',
    `select l.id, l.name, l.home_node_id as home,
       (select count(distinct e.location_id)::int from location_group_entry e
        where e.organization_id = $1 and e.location_group_id = l.id and e.valid_from <= $2 and (e.valid_until is null or e.valid_until > $2)) as locations
     from location_group l
     where l.organization_id = $1 and l.deleted_at is null and ($3::uuid[] is null or l.home_node_id = any ($3))
     order by l.name collate "C", l.id`,
    [db.organizationId, now, homes],
  );
  const place = (row: LocationGroupRow) => [row.name, row.id];
  const listed = matching(rows, search).filter((row) => after === null || isAfter(place(row), after));
  return pageFrom(listed.slice(0, pageSize + 1), pageSize, question, place);
}
