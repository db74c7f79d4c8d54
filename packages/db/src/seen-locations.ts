import type { NodeId } from '@totem/domain/ids';
import { type Tree, known, knownNumber } from '@totem/domain/tree';
import { stands } from './deleted-groups.ts';
import { type Db, query } from './orm.ts';

/**
 * Of these places (numbers of nodes), the ones that somebody active holds for some service, directly, through a user group or
 * through a location group. The others are the ones nobody can see.
 *
 * Nodes above come first, since one grant there settles all that lies below it; each thing is asked whether it is given at all,
 * so that the time grows with the places asked about and not with all grants of the organization.
 */
export async function listSeenLocations(db: Db, tree: Tree, places: Iterable<number>, now: Date): Promise<ReadonlySet<NodeId>> {
  const asked = [...new Set(places)];
  const above = new Set<number>();
  for (const place of asked)
    for (let at = knownNumber(tree.parent, place); at >= 0 && !above.has(at); at = knownNumber(tree.parent, at)) above.add(at);
  const given = await listGivenNodes(db, tree, [...above], now);
  const isBelowGiven = (place: number): boolean => {
    for (let at = knownNumber(tree.parent, place); at >= 0; at = knownNumber(tree.parent, at))
      if (given.has(known(tree.nodes, at).id)) return true;
    return false;
  };
  const seen = new Set<NodeId>();
  const left: number[] = [];
  for (const place of asked)
    if (isBelowGiven(place)) seen.add(known(tree.nodes, place).id);
    else left.push(place);
  for (const id of await listGivenNodes(db, tree, left, now)) seen.add(id);
  const alone = left.flatMap((place) => {
    const { id } = known(tree.nodes, place);
    return seen.has(id) ? [] : [id];
  });
  for (const id of await listGivenByGroups(db, alone, now)) seen.add(id);
  return seen;
}

const holds = (row: string) => `${row}.valid_from <= $2 and (${row}.valid_until is null or ${row}.valid_until > $2)`;

/**
 * A row for `thing` where a grant in column `on` gives its locations to somebody active. The limit lets the first one settle it;
 * without the offsets PostgreSQL would rather read everybody active, and all members of user groups, at each question.
 */
const givenTo = (on: string, thing: string) => `(
  select true as is_given from access_grant g
  where g.organization_id = $1 and g.${on} = ${thing} and g.gives_locations and g.ended_at is null and ${holds('g')}
    and (exists (select from member_state s where s.organization_id = $1 and s.member_id = g.to_member_id and s.valid_until is null and s.status = 'active' offset 0)
      or exists (select from user_group_member b
                 join member_state s on s.organization_id = $1 and s.member_id = b.member_id and s.valid_until is null and s.status = 'active'
                 where b.organization_id = $1 and b.user_group_id = g.to_user_group_id and ${holds('b')}
                   and ${stands('user_group_id', 'b.user_group_id')} offset 0))
  limit 1)`;

/** Which of these nodes, by number, are given as such. */
async function listGivenNodes(db: Db, tree: Tree, nodes: readonly number[], now: Date): Promise<ReadonlySet<NodeId>> {
  if (nodes.length === 0) return new Set();
  const rows = await query<{ id: NodeId }>(
    db,
    'given_nodes',
    `select n.id from unnest($3::uuid[]) as n(id) cross join lateral ${givenTo('on_node_id', 'n.id')} as given`,
    [db.organizationId, now, nodes.map((node) => known(tree.nodes, node).id)],
  );
  return new Set(rows.map((row) => row.id));
}

/** Which of these locations are in a location group that is given. */
async function listGivenByGroups(db: Db, locations: readonly NodeId[], now: Date): Promise<NodeId[]> {
  if (locations.length === 0) return [];
  const rows = await query<{ id: NodeId }>(
    db,
    'given_by_groups',
    `with entries as materialized (
       select distinct e.location_id as location, e.location_group_id as "group" from location_group_entry e
       where e.organization_id = $1 and e.location_id = any ($3) and ${holds('e')} and ${stands('location_group_id', 'e.location_group_id')}
     ), given as materialized (
       select l."group" from (select distinct "group" from entries) l
       cross join lateral ${givenTo('on_location_group_id', 'l."group"')} as given
     )
     select distinct e.location as id from entries e join given using ("group")`,
    [db.organizationId, now, locations],
  );
  return rows.map((row) => row.id);
}
