import type { LocationGroupId, NodeId, UserGroupId } from '@totem/domain/ids';
import { type Db, query } from './orm.ts';

/** Where groups are at home, by their ids: deleted ones too, since who saw them is told that they changed. */
export async function homesOfGroups(
  db: Db,
  userGroups: readonly UserGroupId[],
  locationGroups: readonly LocationGroupId[],
): Promise<ReadonlyMap<string, NodeId>> {
  const rows = await query<{ id: string; home: NodeId }>(
    db,
    'homes_of_groups',
    `select id, home_node_id as home from user_group where organization_id = $1 and id = any ($2)
     union all select id, home_node_id from location_group where organization_id = $1 and id = any ($3)`,
    [db.organizationId, userGroups, locationGroups],
  );
  return new Map(rows.map(({ id, home }) => [id, home]));
}
