import type { LocationGroupId, NodeId } from '@totem/domain/ids';
import type { Tree } from '@totem/domain/tree';
import { type Db, query } from './orm.ts';

/**
 * The locations that somebody active holds for some service, directly, through a user group or through a location group.
 * The others are the ones nobody can see.
 */
export async function listSeenLocations(db: Db, tree: Tree, now: Date): Promise<ReadonlySet<NodeId>> {
  const holds = (row: string) => `${row}.valid_from <= $2 and (${row}.valid_until is null or ${row}.valid_until > $2)`;
  const given = await query<{ node: NodeId | null; group: LocationGroupId | null }>(
    db,
    'given_places',
    `select distinct g.on_node_id as node, g.on_location_group_id as "group" from access_grant g
     where g.organization_id = $1 and g.gives_locations and g.ended_at is null and ${holds('g')}
       and (exists (select from member_state s where s.organization_id = $1 and s.member_id = g.to_member_id and s.valid_until is null and s.status = 'active')
         or exists (select from user_group_member b
                    join member_state s on s.organization_id = $1 and s.member_id = b.member_id and s.valid_until is null and s.status = 'active'
                    where b.organization_id = $1 and b.user_group_id = g.to_user_group_id and ${holds('b')}))`,
    [db.organizationId, now],
  );
  const entries = await query<{ id: NodeId }>(
    db,
    'places_in_groups',
    `select distinct e.location_id as id from location_group_entry e where e.organization_id = $1 and e.location_group_id = any ($3) and ${holds('e')}`,
    [db.organizationId, now, given.flatMap((row) => row.group ?? [])],
  );
  const seen = new Set<NodeId>(entries.map((row) => row.id));
  for (const { node } of given) {
    const at = node === null ? undefined : tree.nodeAt.get(node);
    if (at === undefined) continue;
    for (const place of tree.locationNode.slice(tree.firstLocation[at] ?? 0, tree.firstLocation[tree.end[at] ?? 0] ?? 0)) {
      const found = tree.nodes[place];
      if (found) seen.add(found.id);
    }
  }
  return seen;
}
