import type { GrantFact } from '@totem/domain/access/facts';
import type { ServiceFilter } from '@totem/domain/grants';
import { type LocationGroupId, MemberId, type NodeId, type ServiceItemId, UserGroupId } from '@totem/domain/ids';
import type { Cursor, Page } from '@totem/domain/paging';
import { pageFrom, placeOf } from './cursor.ts';
import { stands, stoodAt } from './deleted-groups.ts';
import { type GrantRow, factOf, grantColumns, standing } from './draft.ts';
import { type Db, query } from './orm.ts';
import { isAfter, matching } from './user-groups.ts';

export interface LocationGroupRow {
  readonly id: LocationGroupId;
  readonly name: string;
  readonly home: NodeId;
  /** In it now, each counted once whatever its filters, of those that are counted. */
  readonly locations: number;
}

export interface ListLocationGroups {
  /** Homes whose groups are listed; null: all. */
  readonly homes: readonly NodeId[] | null;
  /** Only these locations count, and a group that holds none of them is listed only where its home is one of `always`; null: all. */
  readonly counted: { readonly places: readonly NodeId[]; readonly always: readonly NodeId[] } | null;
  readonly search?: string | undefined;
  readonly now: Date;
  readonly cursor?: Cursor | undefined;
  readonly pageSize: number;
}

/** Location groups that are not deleted, by name. */
export async function listLocationGroups(
  db: Db,
  { homes, counted, search, now, cursor, pageSize }: ListLocationGroups,
): Promise<Page<LocationGroupRow>> {
  const question = { list: 'location_groups', homes, counted, search: search ?? '' };
  const after = placeOf(cursor, question);
  const rows = await query<LocationGroupRow>(
    db,
    'list_location_groups',
    `select l.id, l.name, l.home_node_id as home, coalesce(c.locations, 0) as locations
     from location_group l
     left join (
       select e.location_group_id as id, count(distinct e.location_id)::int as locations from location_group_entry e
       where e.organization_id = $1 and e.valid_from <= $2 and (e.valid_until is null or e.valid_until > $2)
         and ($4::uuid[] is null or e.location_id = any ($4))
       group by e.location_group_id
     ) c on c.id = l.id
     where l.organization_id = $1 and ${stands('location_group_id', 'l.id')} and ($3::uuid[] is null or l.home_node_id = any ($3))
       and ($4::uuid[] is null or c.locations > 0 or l.home_node_id = any ($5::uuid[]))
     order by l.name collate "C", l.id`,
    [db.organizationId, now, homes, counted?.places ?? null, counted?.always ?? []],
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

/** What holds these places at an instant: every entry of a location group that was not deleted by then, by the group's name. */
export async function listPlacesInGroups(db: Db, places: readonly NodeId[], at: Date): Promise<PlaceInGroup[]> {
  const rows = await query<{ id: LocationGroupId; name: string; location: NodeId; service: string | null; item: ServiceItemId | null }>(
    db,
    'list_places_in_groups',
    `select l.id, l.name, e.location_id as location, e.filter_service as service, e.filter_item_id as item
     from location_group_entry e
     join location_group l on l.organization_id = $1 and l.id = e.location_group_id and ${stoodAt('location_group_id', 'l.id', '$3')}
     where e.organization_id = $1 and e.location_id = any ($2) and e.valid_from <= $3 and (e.valid_until is null or e.valid_until > $3)
     order by l.name collate "C", l.id`,
    [db.organizationId, places, at],
  );
  return rows.map(({ id, name, location, service, item }) => ({
    group: { id, name },
    location,
    filter: item !== null ? { item } : service !== null ? { service } : null,
  }));
}

/** A grant of a location group's locations, by whom it is to. */
export interface GroupHolderRow {
  readonly grant: GrantFact;
  readonly to:
    | { readonly is: 'member'; readonly id: MemberId; readonly name: string; readonly home: NodeId }
    | { readonly is: 'user_group'; readonly id: UserGroupId; readonly name: string; readonly home: NodeId };
}

/** To whom a location group is given, now or later: user groups, then people, each by name; those that ended or were deleted are left out. */
export async function listGroupHolders(
  db: Db,
  { group, cursor, pageSize }: { readonly group: LocationGroupId; readonly cursor?: Cursor | undefined; readonly pageSize: number },
): Promise<Page<GroupHolderRow>> {
  const question = { list: 'group_holders', group };
  const after = placeOf(cursor, question) ?? [-1, '', '00000000-0000-0000-0000-000000000000'];
  interface Row extends GrantRow {
    part: number;
    name: string;
    folded: string;
    holder: string;
    home: NodeId;
  }
  const rows = await query<Row>(
    db,
    'group_holders',
    `select h.* from (
       select ${grantColumns}, 0 as part, u.id as holder, u.name, u.name as folded, u.home_node_id as home
       from access_grant g
       join user_group u on u.organization_id = $1 and u.id = g.to_user_group_id and ${stands('user_group_id', 'u.id')}
       where ${standing} and g.on_location_group_id = $2
       union all
       select ${grantColumns}, 1, m.id, m.name, m.name_folded, s.home_node_id
       from access_grant g
       join member m on m.organization_id = $1 and m.id = g.to_member_id
       join member_state s on s.organization_id = $1 and s.member_id = m.id and s.valid_until is null and s.status <> 'ended'
       where ${standing} and g.on_location_group_id = $2
     ) h
     where (h.part, h.folded collate "C", h.id) > ($3::int, $4::text collate "C", $5::uuid)
     order by h.part, h.folded collate "C", h.id limit $6::int`,
    [db.organizationId, group, after[0], after[1], after[2], pageSize + 1],
  );
  const page = pageFrom(rows, pageSize, question, (row) => [row.part, row.folded, row.id]);
  return {
    ...page,
    rows: page.rows.map((row): GroupHolderRow => {
      const { name, home, holder } = row;
      return {
        grant: factOf(row),
        to:
          row.part === 0
            ? { is: 'user_group', id: UserGroupId.parse(holder), name, home }
            : { is: 'member', id: MemberId.parse(holder), name, home },
      };
    }),
  };
}
