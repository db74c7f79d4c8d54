import { createHash } from 'node:crypto';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { type Column, type EveryoneAnswer, type EveryoneFilter, type Thing, atThing } from '@totem/domain/access/everyone';
import { type CompiledAccess, compile } from '@totem/domain/access/compile';
import type { LocationGroupId, MemberId, NodeId, ServiceItemId } from '@totem/domain/ids';
import type { Cursor, Page } from '@totem/domain/paging';
import { wordsOf } from '@totem/domain/search';
import { type Tree, known, knownNumber, pathUp } from '@totem/domain/tree';
import type { Place } from './cursor.ts';
import { type Candidate, decidedPage, pageOfCandidates } from './decided-page.ts';
import { stoodAt } from './deleted-groups.ts';
import { filterOf, loadManyFacts } from './facts.ts';
import { type Db, query } from './orm.ts';
import { stateAt } from './state-at.ts';

export interface ListEveryone {
  readonly catalog: Catalog;
  /** As it was at `at`, in the snapshot that `db` reads. */
  readonly tree: Tree;
  readonly thing: Thing;
  /** Those of the thing, or some of them. */
  readonly columns: readonly Column[];
  /** What else decides which rows there are: how the columns were chosen, and the instant unless it is now. */
  readonly question: object;
  readonly filter: EveryoneFilter & { readonly search?: string | undefined };
  readonly sort: 'name' | 'level';
  /** The instant asked about: now, earlier or later. */
  readonly at: Date;
  /** Who is passed over without a word. */
  isListed(access: CompiledAccess): boolean;
  readonly cursor?: Cursor | undefined;
  readonly pageSize: number;
  /** How many candidates are looked at for one page. */
  readonly most?: number;
}

/**
 * Everybody who has something at a thing, or had at an instant: by name, or level by level in the order of the tree.
 *
 * SQL finds, in order, those who held anything that could count there; the engine decides what each has (I20). Who had
 * ended by then is not listed.
 *
 * @param db a snapshot: all rows are decided at its one version.
 */
export async function listEveryone(
  db: Db,
  wanted: ListEveryone,
): Promise<Page<{ readonly access: CompiledAccess; readonly answer: EveryoneAnswer }>> {
  const { catalog, tree, thing, columns, filter, sort, at, isListed, question, most } = wanted;
  const candidates = statementOf(db, wanted);
  return decidedPage(db, {
    catalog,
    tree,
    at,
    cursor: wanted.cursor,
    pageSize: wanted.pageSize,
    question: { list: 'everyone', thing, filter, sort, question },
    candidates,
    decide(access) {
      const answer = isListed(access) ? atThing(access, thing, columns, at, filter) : null;
      return answer && { access, answer };
    },
    ...(most !== undefined && { most }),
  });
}

/** A thing as it was at one of two instants. */
export type ThingThen = Pick<ListEveryone, 'catalog' | 'tree' | 'columns' | 'at' | 'isListed'>;

/** What somebody had at a thing at an instant; null: nothing, or they were not there, not listed, or suspended. */
export interface HadThen {
  readonly access: CompiledAccess;
  readonly answer: EveryoneAnswer | null;
}

interface ListChanged<Row> extends Pick<ListEveryone, 'thing' | 'filter' | 'question' | 'cursor' | 'pageSize' | 'most'> {
  readonly before: ThingThen;
  readonly after: ThingThen;
  /** The row of somebody; null for who had the same at both instants. @param before null: they were no member then. */
  compare(before: HadThen | null, after: HadThen | null): Row | null;
}

/**
 * Everybody who had something at a thing at either of two instants, by name, and what they had at each decided by the engine.
 *
 * @param db a snapshot: all rows are decided at its one version.
 */
export async function listChanged<Row>(db: Db, wanted: ListChanged<Row>): Promise<Page<Row>> {
  const { thing, filter, question, before, after, compare, most = 500 } = wanted;
  const statements = [before, after].map((then) => statementOf(db, { ...wanted, ...then, sort: 'name' }));
  const hadAt = async ({ catalog, tree, columns, at, isListed }: ThingThen, ids: readonly MemberId[]) => {
    const { facts } = await loadManyFacts(db, catalog, ids, at);
    return new Map(
      facts.map((one): [MemberId, HadThen] => {
        const access = compile(catalog, tree, one);
        const counts = one.status === 'active' && isListed(access);
        return [one.id, { access, answer: counts ? atThing(access, thing, columns, at, filter) : null }];
      }),
    );
  };
  return pageOfCandidates({
    ...wanted,
    most,
    question: { list: 'changed', thing, filter, question },
    async candidates(from, limit) {
      const found = await Promise.all(statements.map((statement) => statement(from, limit)));
      return inOneOrder(found, limit);
    },
    async decideMany(ids) {
      const [had, has] = [await hadAt(before, ids), await hadAt(after, ids)];
      return new Map(ids.map((id) => [id, compare(had.get(id) ?? null, has.get(id) ?? null)]));
    },
  });
}

/** Several lists of the same order as one, each of at most `limit`, without those beyond what all of them reach. */
function inOneOrder(lists: readonly (readonly Candidate[])[], limit: number): Candidate[] {
  const all = new Map(lists.flat().map((one) => [one.id, one]));
  return [...all.values()].toSorted(byPlace).slice(0, limit);
}

/** As the statement orders: by rank, then by the bytes of the name, then by id. */
function byPlace({ place: one }: Candidate, { place: other }: Candidate): number {
  const [[rank, name, id], [otherRank, otherName, otherId]] = [one, other];
  const bytes = (left: unknown, right: unknown) => Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)));
  return Number(rank) - Number(otherRank) || bytes(name, otherName) || bytes(id, otherId);
}

/** Which places a location group holds at an instant, and for which services; none for a group that does not exist then. */
export async function listPlacesOfGroup(
  db: Db,
  group: LocationGroupId,
  at: Date,
): Promise<{ readonly location: NodeId; readonly filter: ReturnType<typeof filterOf> }[]> {
  const rows = await query<{ location: NodeId; service: string | null; item: ServiceItemId | null }>(
    db,
    'list_places_of_group',
    `select e.location_id as location, e.filter_service as service, e.filter_item_id as item
     from location_group l
     join location_group_entry e on e.organization_id = $1 and e.location_group_id = l.id and ${holdsAt('e', '$3')}
     where l.organization_id = $1 and l.id = $2 and ${stoodAt('location_group_id', 'l.id', '$3')}`,
    [db.organizationId, group, at],
  );
  return rows.map(({ location, service, item }) => ({ location, filter: filterOf(service, item) }));
}

const holdsAt = (row: string, at: string) => `${row}.valid_from <= ${at} and (${row}.valid_until is null or ${row}.valid_until > ${at})`;
const holds = (row: string) => holdsAt(row, '$2');

/** Above every character. */
const last = '\u{10ffff}';

/** Reads whoever could be listed; each shape of the statement has a name of its own. */
function statementOf(
  db: Db,
  { catalog, tree, columns, thing, filter, sort, at }: ListEveryone,
): (after: Place | null, limit: number) => Promise<Candidate[]> {
  const values: unknown[] = [db.organizationId, at];
  const value = (one: unknown) => `$${values.push(one)}`;
  const services = new Set(columns.map(({ item }) => known(tree.items, item).service));
  const isStanding = (service: string) => 'location' in thing && catalog.services.get(service)?.hasItems === false;
  const roles = [...catalog.roles.values()].filter((role) => [...role.services].some((one) => services.has(one) || isStanding(one)));
  const above = (numbers: Iterable<number>) => [
    ...new Set([...numbers].flatMap((number) => pathUp(tree, known(tree.nodes, number).id).map((node) => node.id))),
  ];
  const itemNodes = new Set(columns.map(({ item }) => knownNumber(tree.itemNode, item)));
  const places = new Set(columns.map(({ place }) => place));
  const thingNode = 'location' in thing ? tree.nodeAt.get(thing.location) : undefined;
  const roleNodes = value(above(thingNode === undefined ? itemNodes : [...itemNodes, thingNode]));
  const items = value([...new Set(columns.map(({ item }) => known(tree.items, item).id))]);
  const placeNodes = value(above(places));
  // Arrays, because each of them is found by an index of its own; joined, they would be met by reading every grant.
  const groupsOf = (nodes: string) => `g.on_location_group_id = any (array(select e.location_group_id from location_group_entry e
    where e.organization_id = $1 and e.location_id = any (${nodes}::uuid[]) and ${holds('e')}))`;
  const covers = `(g.on_node_id = any (${roleNodes}::uuid[]) or g.on_service_item_id = any (${items}::uuid[]) or ${groupsOf(roleNodes)})`;
  const isRole = (keys: Iterable<string>) => `g.role_key = any (${value([...keys])}::text[]) and ${covers}`;
  const holdsPlaces = `g.gives_locations and (g.on_node_id = any (${placeNodes}::uuid[]) or ${groupsOf(placeNodes)})`;
  const roleThere = isRole(roles.map((role) => role.key));
  /** The ids of members to whom some grant `g` that meets a condition is in force, directly or through a user group. */
  const holders = (condition: string) => {
    const inForce = `g.organization_id = $1 and (g.ended_at is null or g.ended_at > $2) and ${holds('g')} and (${condition})`;
    const direct = `select g.to_member_id as id from access_grant g where ${inForce} and g.to_member_id is not null`;
    return `(${filter.onlyGroups === true ? '' : `${direct} union`}
      select distinct b.member_id as id from access_grant g
      join user_group_member b on b.organization_id = $1 and b.user_group_id = g.to_user_group_id and ${holds('b')}
      where ${inForce} and g.to_user_group_id is not null and ${stoodAt('user_group_id', 'g.to_user_group_id', '$2')})`;
  };
  const rank = sort === 'level' ? `coalesce(array_position(${value(levelsOf(catalog, tree))}::uuid[], s.home_node_id), 0)` : '0';
  const among = [holders(`(${roleThere}) or (${holdsPlaces})`)];
  for (const word of wordsOf(filter.search ?? ''))
    among.push(
      `(select w.member_id from member_word w where w.organization_id = $1 and w.word >= ${value(word)} and w.word < ${value(`${word}${last}`)})`,
    );
  const isAmong = (condition: string) => among.push(holders(condition));
  if (filter.role !== undefined) isAmong(isRole([filter.role]));
  if (filter.extra !== undefined) isAmong(`g.permission_key = ${value(filter.extra)} and ${covers}`);
  if (filter.permission !== undefined) {
    const { permission } = filter;
    const including = [...catalog.roles.values()].filter((role) => role.can.has(permission)).map((role) => role.key);
    isAmong(`(${isRole(including)}) or (g.permission_key = ${value(permission)} and ${covers})`);
  }
  if (filter.extras === true) isAmong(`g.permission_key is not null and ${covers}`);
  if (filter.sees === true) {
    isAmong(roleThere);
    if (columns.length > 0) isAmong(holdsPlaces);
  }
  const after = [value(null), value(null), value(null), value(0)];
  const text = `
    with candidate as materialized (${among.join('\n      intersect ')})
    select m.id, ${rank} as rank, m.name_folded as folded from candidate c
    cross join lateral ${stateAt('c.id', '$2')} s
    join member m on m.organization_id = $1 and m.id = c.id
    where s.status <> 'ended' and (${rank}, m.name_folded, m.id) > (${after[0]}::int, ${after[1]}::text collate "C", ${after[2]}::uuid)
    order by 2, m.name_folded, m.id limit ${after[3]}::int`;
  const name = `everyone_${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;
  return async (from, limit) => {
    const place = [...(from ?? [-1, '', '00000000-0000-0000-0000-000000000000']), limit];
    const all = [...values.slice(0, values.length - place.length), ...place];
    const rows = await query<{ id: MemberId; rank: number; folded: string }>(db, name, text, all);
    return rows.map(({ id, rank, folded }) => ({ id, place: [rank, folded, id] }));
  };
}

/** The nodes that can be somebody's level, in the order of the tree. */
const levelsOf = (catalog: Catalog, tree: Tree): NodeId[] =>
  tree.nodes.filter((node) => catalog.kinds.get(node.kind)?.isLevel).map((node) => node.id);
