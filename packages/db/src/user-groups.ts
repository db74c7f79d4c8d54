import type { MemberId, NodeId, UserGroupId } from '@totem/domain/ids';
import type { Cursor, Page } from '@totem/domain/paging';
import { wordsOf } from '@totem/domain/search';
import type { UserGroupSort } from '@totem/domain/user-groups';
import { type Place, pageFrom, placeOf } from './cursor.ts';
import { stands } from './deleted-groups.ts';
import { type Db, query } from './orm.ts';

export interface UserGroupRow {
  readonly id: UserGroupId;
  readonly name: string;
  readonly home: NodeId;
}

export interface ListUserGroups {
  /** Homes whose groups are listed; null: all. */
  readonly homes: readonly NodeId[] | null;
  readonly search?: string | undefined;
  /** Only groups that give this extra, now or later. */
  readonly extra?: string | undefined;
  readonly sort: UserGroupSort;
  /** The place of a home among all nodes, by which a list is sorted that is sorted by level. */
  readonly rankOf: (home: NodeId) => number;
  readonly now: Date;
  readonly cursor?: Cursor | undefined;
  readonly pageSize: number;
}

/** User groups that are not deleted, in the order that is asked for. */
export async function listUserGroups(db: Db, wanted: ListUserGroups): Promise<Page<UserGroupRow>> {
  const { homes, search, extra, sort, rankOf, now, cursor, pageSize } = wanted;
  const question = { list: 'user_groups', homes, search: search ?? '', extra: extra ?? null, sort };
  const after = placeOf(cursor, question);
  const rows = await query<UserGroupRow & { readonly people: number }>(
    db,
    'list_user_groups',
    `select u.id, u.name, u.home_node_id as home, case when $5 then (
       select count(*)::int from user_group_member b
       where b.organization_id = $1 and b.user_group_id = u.id and (b.valid_until is null or b.valid_until > $2)) else 0 end as people
     from user_group u
     where u.organization_id = $1 and ${stands('user_group_id', 'u.id')} and ($3::uuid[] is null or u.home_node_id = any ($3))
       and ($4::text is null or exists (select from access_grant g
         where g.organization_id = $1 and g.to_user_group_id = u.id and g.permission_key = $4 and g.ended_at is null
           and (g.valid_until is null or g.valid_until > $2)))`,
    [db.organizationId, now, homes, extra ?? null, sort.by === 'people'],
  );
  const byName = sort.by === 'name';
  const place = (row: (typeof rows)[number]) => {
    const rank = byName ? 0 : sort.by === 'level' ? rankOf(row.home) : row.people;
    return [sort.descending ? -rank : rank, row.name, row.id] as const;
  };
  // Where names go from Z to A all does; else what is alike goes from A to Z in either direction.
  const direction = byName && sort.descending ? -1 : 1;
  // An organization has hundreds of groups, not thousands: words are compared here, as they were folded.
  const listed = matching(rows, search)
    .filter((row) => after === null || direction * inOrder(place(row), after) > 0)
    .toSorted((one, other) => direction * inOrder(place(one), place(other)));
  const page = pageFrom(listed.slice(0, pageSize + 1), pageSize, question, place);
  return { ...page, rows: page.rows.map(({ id, name, home }) => ({ id, name, home })) };
}

/** Negative where a place comes before another: by rank, then as `collate "C"` orders names. */
function inOrder(one: Place, other: Place): number {
  const names = Buffer.compare(Buffer.from(String(one[1])), Buffer.from(String(other[1])));
  return Number(one[0]) - Number(other[0]) || names || Buffer.compare(Buffer.from(String(one[2])), Buffer.from(String(other[2])));
}

/** Rows whose names hold, for each word searched, a word that begins with it. */
export function matching<Row extends { readonly name: string }>(rows: readonly Row[], search: string | undefined): Row[] {
  const words = wordsOf(search ?? '');
  return rows.filter((row) => {
    const named = wordsOf(row.name);
    return words.every((word) => named.some((one) => one.startsWith(word)));
  });
}

/** Whether a place comes after another, as `collate "C"` orders text: by code points. */
export function isAfter(place: readonly (string | number)[], after: readonly (string | number)[]): boolean {
  const [text, id] = [Buffer.compare(Buffer.from(String(place[0])), Buffer.from(String(after[0]))), String(place[1]) > String(after[1])];
  return text > 0 || (text === 0 && id);
}

/** One person's belonging to a group. */
export interface Membership {
  readonly member: MemberId;
  readonly from: Date;
  /** Null: no end. */
  readonly until: Date | null;
}

/** Who belongs to a group now or will, in the order they came. */
export async function listMemberships(db: Db, group: UserGroupId, now: Date): Promise<Membership[]> {
  return query<Membership>(
    db,
    'list_memberships',
    `select member_id as member, valid_from as from, valid_until as until from user_group_member
     where organization_id = $1 and user_group_id = $2 and (valid_until is null or valid_until > $3) order by valid_from, id`,
    [db.organizationId, group, now],
  );
}
