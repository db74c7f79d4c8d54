import type { ServiceFilter } from '@totem/domain/grants';
import type { LocationGroupId, NodeId, ServiceItemId } from '@totem/domain/ids';
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

/** A place in a location group, and for which services. */
export interface PlaceInGroup {
  readonly group: { readonly id: LocationGroupId; readonly name: string };
  readonly location: NodeId;
  readonly filter: ServiceFilter;
}

/** What holds these places now: every entry of a location group that is not deleted, by the group's name. */
export async function listPlacesInGroups(db: Db, places: readonly NodeId[], now: Date): Promise<PlaceInGroup[]> {
  const rows = await query<{ id: LocationGroupId; name: string; location: NodeId; service: string | null; item: ServiceItemId | null }>(
    db,
    'list_places_in_groups',
    `select l.id, l.name, e.location_id as location, e.filter_service as service, e.filter_item_id as item
     from location_group_entry e
     join location_group l on l.organization_id = $1 and l.id = e.location_group_id and l.deleted_at is null
     where e.organization_id = $1 and e.location_id = any ($2) and e.valid_from <= $3 and (e.valid_until is null or e.valid_until > $3)
     order by l.name collate "C", l.id`,
    [db.organizationId, places, now],
  );
  return rows.map(({ id, name, location, service, item }) => ({
    group: { id, name },
    location,
    filter: item !== null ? { item } : service !== null ? { service } : null,
  }));
}
