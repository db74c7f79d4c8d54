import { createHash } from 'node:crypto';
import type { MemberStatus } from '@totem/domain/access/facts';
import type { LocationGroupId, MemberId, NodeId, ServiceItemId, UserGroupId, UserId } from '@totem/domain/ids';
import type { MemberSort } from '@totem/domain/members';
import type { Cursor, Page } from '@totem/domain/paging';
import { wordsOf } from '@totem/domain/search';
import { pageFrom, placeOf } from './cursor.ts';
import { stands } from './deleted-groups.ts';
import { type Db, query } from './orm.ts';

/** One line of a list of people; what they may do is loaded for the page with `loadManyFacts`. */
export interface ListedMember {
  readonly id: MemberId;
  readonly user: UserId | null;
  readonly name: string;
  readonly email: string | null;
  readonly home: NodeId;
  readonly status: Exclude<MemberStatus, 'ended'>;
  /** Belongs to none of the listed levels, but a role of theirs reaches what is listed. */
  readonly reaching: boolean;
}

/** Which people; everything given must hold. Ended members are in no list. */
export interface MemberQuery {
  /** Which list it is where it is not that of people, so that a cursor of one is none of another. */
  readonly list?: string | undefined;
  /** Levels in the order in which their people are listed. */
  readonly levels: readonly NodeId[];
  /** Only what is given here counts, and only user groups of these nodes; absent: everywhere. */
  readonly places?: { readonly nodes: readonly NodeId[]; readonly items: readonly ServiceItemId[] } | undefined;
  /** Also people of these other levels, in this order after those above, who hold a role in force in one of the places. */
  readonly reaching?: readonly NodeId[] | undefined;
  /** Which of the reaching come after everybody else, level by level: who has one of these levels, or a role in force on one of these. */
  readonly apart?:
    | { readonly levels: readonly NodeId[] }
    | { readonly nodes: readonly NodeId[]; readonly items: readonly ServiceItemId[] }
    | undefined;
  readonly status?: 'active' | 'suspended' | undefined;
  /** The beginnings of words of name or address, each of them. */
  readonly search?: string | undefined;
  /** Holds one of these roles, directly or through a user group. */
  readonly roles?: readonly string[] | undefined;
  /** Holds one of these roles on this service item, or on a node of the path above it. */
  readonly item?: { readonly id: ServiceItemId; readonly path: readonly NodeId[]; readonly roles: readonly string[] } | undefined;
  /** Holds none of these roles, nor through a user group. */
  readonly withoutRoles?: readonly string[] | undefined;
  /** Was given this permission singly. */
  readonly permission?: string | undefined;
  readonly userGroup?: UserGroupId | undefined;
  /** Holds this location for some service: the location and every node above it. */
  readonly location?: { readonly id: NodeId; readonly path: readonly NodeId[] } | undefined;
  /** Was given the locations of this group, directly or through a user group. */
  readonly locationGroup?: LocationGroupId | undefined;
  /** Whether they hold any location at all. */
  readonly holdsLocations?: boolean | undefined;
  /** Something given to them, or a membership, ends before this instant. */
  readonly endingBefore?: Date | undefined;
  /** What "in force" is about. */
  readonly now: Date;
}

interface Row extends ListedMember {
  readonly part: number;
  readonly rank: number;
  readonly folded: string;
}

/** How a sort places a row before its name decides. */
const ranks = {
  level: { up: 'l.rank', down: '-l.rank' },
  name: { up: '0::bigint', down: '0::bigint' },
  status: { up: `(s.status = 'suspended')::int`, down: `(s.status = 'active')::int` },
} as const satisfies Record<MemberSort['by'], object>;

/** People in the order that is asked for; those who come apart last. */
export async function listMembers(
  db: Db,
  wanted: MemberQuery & { readonly sort: MemberSort; readonly cursor?: Cursor | undefined; readonly pageSize: number },
): Promise<Page<ListedMember>> {
  const { cursor, pageSize, now: _now, ...rest } = wanted;
  const question = { list: 'members', ...rest };
  const after = placeOf(cursor, question);
  const sql = statementOf(db, wanted);
  const { by, descending } = wanted.sort;
  const rank = ranks[by][descending ? 'down' : 'up'];
  // Where names go from Z to A everything does: what has to stay in order is counted backwards.
  const backwards = by === 'name' && descending;
  const part = backwards ? '-p.part' : 'p.part';
  const [beyond, direction] = backwards ? ['<', 'desc'] : ['>', 'asc'];
  const text = `${sql.text}
    ${after ? `and (${part}, ${rank}, m.name_folded, m.id) ${beyond} (${sql.value(after[0])}::bigint, ${sql.value(after[1])}::bigint, ${sql.value(after[2])}::text collate "C", ${sql.value(after[3])}::uuid)` : ''}
    order by ${[part, rank, 'm.name_folded', 'm.id'].map((one) => `${one} ${direction}`).join(', ')} limit ${sql.value(pageSize + 1)}::int`;
  const selected = `select m.id, m.user_id as user, m.name, m.email, s.home_node_id as home, s.status, l.reaching,
    (${part})::int as part, (${rank})::int as rank, m.name_folded as folded`;
  const rows = await query<Row>(db, nameOf(`${selected} ${text}`), `${selected} ${text}`, sql.values);
  const page = pageFrom(rows, pageSize, question, (row) => [row.part, row.rank, row.folded, row.id]);
  return { ...page, rows: page.rows.map(({ part: _part, rank: _rank, folded: _folded, ...member }) => member) };
}

/** How many people all pages of the list hold. */
export async function countMembers(db: Db, wanted: MemberQuery): Promise<number> {
  const sql = statementOf(db, wanted);
  const [row] = await query<{ count: number }>(db, nameOf(`count ${sql.text}`), `select count(*)::int as count ${sql.text}`, sql.values);
  return row?.count ?? 0;
}

/** Who is on the pages of the list, in the order of their ids, at most so many. */
export async function listMemberIds(db: Db, wanted: MemberQuery, most: number): Promise<MemberId[]> {
  const sql = statementOf(db, wanted);
  const text = `select m.id ${sql.text} order by m.id limit ${sql.value(most)}::int`;
  const rows = await query<{ id: MemberId }>(db, nameOf(text), text, sql.values);
  return rows.map(({ id }) => id);
}

/** How many people have each node as their level; a node that is nobody's is left out. Ended members are not counted. */
export async function countMembersByLevel(db: Db): Promise<ReadonlyMap<NodeId, number>> {
  const rows = await query<{ home: NodeId; count: number }>(
    db,
    'members_by_level',
    `select home_node_id as home, count(*)::int as count from member_state
     where organization_id = $1 and valid_until is null and status <> 'ended' group by home_node_id`,
    [db.organizationId],
  );
  return new Map(rows.map((row) => [row.home, row.count]));
}

export interface MemberName {
  readonly id: MemberId;
  readonly name: string;
  readonly home: NodeId;
}

/** Names of members, ended ones too, in no particular order. */
export async function findMemberNames(db: Db, ids: readonly MemberId[]): Promise<MemberName[]> {
  return query<MemberName>(
    db,
    'member_names',
    `select m.id, m.name, s.home_node_id as home from member m
     join member_state s on s.organization_id = $1 and s.member_id = m.id and s.valid_until is null
     where m.organization_id = $1 and m.id = any ($2)`,
    [db.organizationId, ids],
  );
}

/** A member as people see one; null for none, or one that has ended. */
export async function findMember(db: Db, id: MemberId): Promise<Omit<ListedMember, 'reaching'> | null> {
  const [row] = await query<Omit<ListedMember, 'reaching'>>(
    db,
    'find_member',
    `select m.id, m.user_id as user, m.name, m.email, s.home_node_id as home, s.status from member m
     join member_state s on s.organization_id = $1 and s.member_id = m.id and s.valid_until is null and s.status <> 'ended'
     where m.organization_id = $1 and m.id = $2 and m.ended_at is null`,
    [db.organizationId, id],
  );
  return row ?? null;
}

/** A member by the key of a document or another system; null for none. */
export async function findMemberByKey(db: Db, type: string, key: string): Promise<MemberId | null> {
  const [row] = await query<{ id: MemberId }>(
    db,
    'member_by_key',
    'select id from member where organization_id = $1 and type = $2 and key = $3 and ended_at is null',
    [db.organizationId, type, key],
  );
  return row?.id ?? null;
}

/** Above every character. */
const last = '\u{10ffff}';

/** The list's statement from its `from` on, and its values, with what else may be said of the same people. */
interface Statement {
  readonly text: string;
  readonly values: unknown[];
  /** A value as it stands in the statement. */
  value(value: unknown): string;
  /** Whether a row's period holds now. */
  holds(row: string): string;
  /** Whether a grant `g` is in one of the places. */
  readonly here: string;
  /** The ids of members to whom some grant `g` of these places that meets a condition is in force. */
  holders(condition: string): string;
}

/** Every shape of it has a name of its own; see `nameOf`. */
export function statementOf(db: Db, wanted: MemberQuery): Statement {
  const values: unknown[] = [db.organizationId, wanted.now, wanted.levels, wanted.reaching ?? []];
  const value = (one: unknown) => `$${values.push(one)}`;
  const holds = (row: string) => `${row}.valid_from <= $2 and (${row}.valid_until is null or ${row}.valid_until > $2)`;
  const { places } = wanted;
  const [nodes = '', items = ''] = places ? [value(places.nodes), value(places.items)] : [];
  const here = places
    ? `(g.on_node_id = any (${nodes}) or g.on_service_item_id = any (${items}) or g.on_location_group_id in (
        select p.id from location_group p where p.organization_id = $1 and p.home_node_id = any (${nodes}) and ${stands('location_group_id', 'p.id')}))`
    : 'true';
  /** The ids of members to whom some grant `g` that meets a condition is in force, directly or through a user group. */
  const holdersAnywhere = (condition: string) => `(
    select g.to_member_id from access_grant g
    where g.organization_id = $1 and g.to_member_id is not null and g.ended_at is null and ${holds('g')} and ${condition}
    union
    select b.member_id from access_grant g
    join user_group u on u.organization_id = $1 and u.id = g.to_user_group_id and ${stands('user_group_id', 'u.id')}
    join user_group_member b on b.organization_id = $1 and b.user_group_id = u.id and ${holds('b')}
    where g.organization_id = $1 and g.to_user_group_id is not null and g.ended_at is null and ${holds('g')} and ${condition})`;
  /** The same of grants of these places alone. */
  const holders = (condition: string) => holdersAnywhere(`${here} and ${condition}`);
  const entry = (condition: string) => `exists (select from location_group_entry e
    join location_group c on c.organization_id = $1 and c.id = e.location_group_id and ${stands('location_group_id', 'c.id')}
    where e.organization_id = $1 and e.location_group_id = g.on_location_group_id and ${holds('e')} and ${condition})`;
  // Each value is named at least once, so that its type is known whatever else is asked.
  const where = places ? [`${nodes}::uuid[] is not null and ${items}::uuid[] is not null`] : [];

  /** The ids of members of user groups of these places, by memberships in force that meet a condition. */
  const belonging = (condition: string) => `(
    select b.member_id from user_group_member b
    join user_group u on u.organization_id = $1 and u.id = b.user_group_id and ${stands('user_group_id', 'u.id')}
    where b.organization_id = $1 and ${holds('b')} and ${condition} ${places ? `and u.home_node_id = any (${nodes})` : ''})`;
  const { apart } = wanted;
  const isApart = !apart
    ? 'false'
    : 'levels' in apart
      ? `l.reaching and l.id = any (${value(apart.levels)}::uuid[])`
      : `l.reaching and m.id in ${holdersAnywhere(`g.role_key is not null and (g.on_node_id = any (${value(apart.nodes)}::uuid[]) or g.on_service_item_id = any (${value(apart.items)}::uuid[]))`)}`;

  if (wanted.reaching) where.push(`(not l.reaching or m.id in ${holders('g.role_key is not null')})`);
  if (wanted.status) where.push(`s.status = ${value(wanted.status)}`);
  for (const word of wordsOf(wanted.search ?? ''))
    where.push(
      `m.id in (select w.member_id from member_word w where w.organization_id = $1 and w.word >= ${value(word)} and w.word < ${value(`${word}${last}`)})`,
    );
  if (wanted.roles) where.push(`m.id in ${holders(`g.role_key = any (${value(wanted.roles)})`)}`);
  if (wanted.item) {
    const { id, path, roles } = wanted.item;
    const isOnIt = `(g.on_service_item_id = ${value(id)} or g.on_node_id = any (${value(path)}::uuid[]))`;
    where.push(`m.id in ${holders(`g.role_key = any (${value(roles)}) and ${isOnIt}`)}`);
  }
  if (wanted.withoutRoles) where.push(`m.id not in ${holders(`g.role_key = any (${value(wanted.withoutRoles)})`)}`);
  if (wanted.permission !== undefined) where.push(`m.id in ${holders(`g.permission_key = ${value(wanted.permission)}`)}`);
  if (wanted.userGroup) where.push(`m.id in ${belonging(`b.user_group_id = ${value(wanted.userGroup)}`)}`);
  if (wanted.location) {
    const { id, path } = wanted.location;
    const holdsIt = `g.on_node_id = any (${value(path)}) or ${entry(`e.location_id = ${value(id)}`)}`;
    where.push(`m.id in ${holders(`g.gives_locations and (${holdsIt})`)}`);
  }
  if (wanted.locationGroup)
    where.push(
      `m.id in ${holders(`g.gives_locations and g.on_location_group_id = ${value(wanted.locationGroup)} and ${stands('location_group_id', 'g.on_location_group_id')}`)}`,
    );
  if (wanted.holdsLocations !== undefined)
    where.push(
      `m.id ${wanted.holdsLocations ? 'in' : 'not in'} ${holders(`g.gives_locations and (g.on_node_id is not null or ${entry('true')})`)}`,
    );
  if (wanted.endingBefore) {
    const before = value(wanted.endingBefore);
    where.push(`(m.id in ${holders(`g.valid_until < ${before}`)} or m.id in ${belonging(`b.valid_until < ${before}`)})`);
  }
  const text = `
    from (
      select id, rank, false as reaching from unnest($3::uuid[]) with ordinality as own(id, rank)
      union all
      select id, rank + cardinality($3::uuid[]), true from unnest($4::uuid[]) with ordinality as other(id, rank)
    ) l
    join member_state s on s.organization_id = $1 and s.home_node_id = l.id and s.valid_until is null and s.status <> 'ended'
    join member m on m.organization_id = $1 and m.id = s.member_id
    cross join lateral (select case when ${isApart} then l.rank else 0 end as part) p
    where $2::timestamptz is not null ${where.map((one) => `and ${one}`).join('\n    ')}`;
  return { text, values, value, holds, here, holders };
}

/** The name of a statement by its text. */
export const nameOf = (text: string): string => `members_${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;
