import type { MemberId, NodeId, UserGroupId } from '@totem/domain/ids';
import type { Cursor, Page } from '@totem/domain/paging';
import { wordsOf } from '@totem/domain/search';
import { pageFrom, placeOf } from './cursor.ts';
import { type Db, query } from './orm.ts';

export interface UserGroupRow {
  readonly id: UserGroupId;
  readonly name: string;
  readonly home: NodeId;
  /** In it now. */
  readonly members: number;
}

export interface ListUserGroups {
  /** Homes whose groups are listed; null: all. */
  readonly homes: readonly NodeId[] | null;
  readonly search?: string | undefined;
  readonly now: Date;
  readonly cursor?: Cursor | undefined;
  readonly pageSize: number;
}

const members = `(select count(*)::int from user_group_member b
  where b.organization_id = $1 and b.user_group_id = u.id and b.valid_from <= $2 and (b.valid_until is null or b.valid_until > $2))`;

/** User groups that are not deleted, by name. */
export async function listUserGroups(db: Db, { homes, search, now, cursor, pageSize }: ListUserGroups): Promise<Page<UserGroupRow>> {
  const question = { list: 'user_groups', homes, search: search ?? '' };
  const after = placeOf(cursor, question);
  const rows = await query<UserGroupRow>(
    db,
    'list_user_groups',
    `select u.id, u.name, u.home_node_id as home, ${members} as members from user_group u
     where u.organization_id = $1 and u.deleted_at is null and ($3::uuid[] is null or u.home_node_id = any ($3))
     order by u.name collate "C", u.id`,
    [db.organizationId, now, homes],
  );
  // An organization has hundreds of groups, not thousands: words are compared here, as they were folded.
  const place = (row: UserGroupRow) => [row.name, row.id];
  const listed = matching(rows, search).filter((row) => after === null || isAfter(place(row), after));
  return pageFrom(listed.slice(0, pageSize + 1), pageSize, question, place);
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
