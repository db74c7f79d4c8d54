import type { LocationGroupId, NodeId } from '@totem/domain/ids';
import { type MemberQuery, nameOf, statementOf } from './members.ts';
import { type Db, query } from './orm.ts';

/** People who hold places by the same things, as one. */
export interface PlacesHeld {
  readonly nodes: readonly NodeId[];
  readonly locationGroups: readonly LocationGroupId[];
  /** Whether they hold each of the extra permissions asked about. */
  readonly extras: readonly boolean[];
  readonly people: number;
}

/**
 * By what the people of a list hold places, directly or through user groups, gathered by what is the same; whoever holds
 * none is left out. In no order.
 *
 * @param by what gives a place: grants of locations, or, where nothing else gives one, roles on a node.
 */
export async function listPlacesHeld(
  db: Db,
  wanted: MemberQuery,
  by: 'locations' | 'roles',
  extras: readonly string[],
): Promise<readonly PlacesHeld[]> {
  const { text, values, value, holds, here, holders } = statementOf(db, wanted);
  const gives = by === 'locations' ? 'g.gives_locations' : 'g.role_key is not null and g.on_node_id is not null';
  const held = extras.map((key) => `s.id in ${holders(`g.permission_key = ${value(key)}`)}`);
  const sql = `
    with person as (select m.id ${text}),
    source as (
      select p.id, g.on_node_id as node, g.on_location_group_id as places from person p
      join access_grant g on g.organization_id = $1 and g.to_member_id = p.id
      where g.ended_at is null and ${holds('g')} and ${here} and ${gives}
      union
      select p.id, g.on_node_id, g.on_location_group_id from person p
      join user_group_member b on b.organization_id = $1 and b.member_id = p.id and ${holds('b')}
      join user_group u on u.organization_id = $1 and u.id = b.user_group_id and u.deleted_at is null
      join access_grant g on g.organization_id = $1 and g.to_user_group_id = u.id
      where g.ended_at is null and ${holds('g')} and ${here} and ${gives}
    ),
    each_person as (
      select id, coalesce(array_agg(node order by node) filter (where node is not null), '{}') as nodes,
        coalesce(array_agg(places order by places) filter (where places is not null), '{}') as places
      from source group by id
    )
    select nodes, places as "locationGroups", extras, count(*)::int as people
    from (select s.nodes, s.places, array[${held.join(', ')}]::boolean[] as extras from each_person s) o
    group by nodes, places, extras`;
  return query<PlacesHeld>(db, nameOf(sql), sql, values);
}
