import type { LocationGroupId, NodeId, UserGroupId } from '@totem/domain/ids';
import { stands } from './deleted-groups.ts';
import { type MemberQuery, nameOf, statementOf } from './members.ts';
import { type Db, query } from './orm.ts';

/** By what places are held. */
interface Places {
  readonly nodes: readonly NodeId[];
  readonly locationGroups: readonly LocationGroupId[];
}

/** People who hold places by the same things, as one. */
export interface PlacesHeld extends Places {
  /** Those of their user groups that give places. */
  readonly userGroups: readonly UserGroupId[];
  /** Whether they hold each of the extra permissions asked about. */
  readonly extras: readonly boolean[];
  readonly people: number;
}

/**
 * By what the people of a list hold places, gathered by what is the same; whoever holds none is left out. What a user group
 * gives is told once, apart from its people. In no order.
 *
 * @param by what gives a place: grants of locations, or, where nothing else gives one, roles on a node.
 */
export async function listPlacesHeld(
  db: Db,
  wanted: MemberQuery,
  by: 'locations' | 'roles',
  extras: readonly string[],
): Promise<{ readonly held: readonly PlacesHeld[]; readonly ofUserGroups: ReadonlyMap<UserGroupId, Places> }> {
  const { text, values, value, holds, here, holders } = statementOf(db, wanted);
  const gives = by === 'locations' ? 'g.gives_locations' : 'g.role_key is not null and g.on_node_id is not null';
  const inForce = `g.organization_id = $1 and g.ended_at is null and ${holds('g')} and ${here} and ${gives}`;
  const gathered = (column: string) => `coalesce(array_agg(distinct ${column}) filter (where ${column} is not null), '{}')`;
  const withPeople = `person as (select m.id ${text})`;
  const groupsSql = `with ${withPeople}
    select u.id, ${gathered('g.on_node_id')} as nodes, ${gathered('g.on_location_group_id')} as "locationGroups"
    from access_grant g
    join user_group u on u.organization_id = $1 and u.id = g.to_user_group_id and ${stands('user_group_id', 'u.id')}
    where ${inForce} and (select count(*) from person) > 0 group by u.id`;
  const groups = await query<Places & { id: UserGroupId }>(db, nameOf(groupsSql), groupsSql, [...values]);

  const givers = value(groups.map(({ id }) => id));
  const held = extras.map((key) => `s.id in ${holders(`g.permission_key = ${value(key)}`)}`);
  const sql = `with ${withPeople},
    source as (
      select p.id, g.on_node_id as node, g.on_location_group_id as places, null::uuid as via from person p
      join access_grant g on g.to_member_id = p.id and ${inForce}
      union all
      select p.id, null, null, b.user_group_id from person p
      join user_group_member b on b.organization_id = $1 and b.member_id = p.id and ${holds('b')}
      where b.user_group_id = any (${givers}::uuid[])
    ),
    each_person as (
      select id, ${gathered('node')} as nodes, ${gathered('places')} as places, ${gathered('via')} as via from source group by id
    )
    select nodes, places as "locationGroups", via as "userGroups", extras, count(*)::int as people
    from (select s.nodes, s.places, s.via, array[${held.join(', ')}]::boolean[] as extras from each_person s) o
    group by nodes, places, via, extras`;
  return {
    held: await query<PlacesHeld>(db, nameOf(sql), sql, values),
    ofUserGroups: new Map(groups.map(({ id, ...places }) => [id, places])),
  };
}
