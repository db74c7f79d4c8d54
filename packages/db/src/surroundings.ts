import type { LocationGroupId, NodeId, ServiceItemId, UserGroupId } from '@totem/domain/ids';
import { stands } from './deleted-groups.ts';
import { type Db, query } from './orm.ts';

/** Groups that could help somebody to a permission on a thing: a fix offers them. */
export interface HelpfulGroups {
  /** Give one of the roles on the thing, or on a node above it. */
  readonly userGroups: readonly UserGroupId[];
  /** Hold the location. */
  readonly locationGroups: readonly LocationGroupId[];
}

/** At most 20 of each, by name: a person chooses among them. */
export async function findHelpfulGroups(
  db: Db,
  of: {
    readonly roles: readonly string[];
    readonly nodes: readonly NodeId[];
    readonly item: ServiceItemId | null;
    readonly location: NodeId | null;
  },
  now: Date,
): Promise<HelpfulGroups> {
  const holds = (row: string) => `${row}.valid_from <= $2 and (${row}.valid_until is null or ${row}.valid_until > $2)`;
  const userGroups = await query<{ id: UserGroupId }>(
    db,
    'helpful_user_groups',
    `select u.id from user_group u where u.organization_id = $1 and ${stands('user_group_id', 'u.id')} and exists (
       select from access_grant g where g.organization_id = $1 and g.to_user_group_id = u.id and g.ended_at is null and ${holds('g')}
         and g.role_key = any ($3) and (g.on_node_id = any ($4) or g.on_service_item_id = $5))
     order by u.name, u.id limit 20`,
    [db.organizationId, now, of.roles, of.nodes, of.item],
  );
  const locationGroups = await query<{ id: LocationGroupId }>(
    db,
    'helpful_location_groups',
    `select l.id from location_group l where l.organization_id = $1 and ${stands('location_group_id', 'l.id')} and exists (
       select from location_group_entry e where e.organization_id = $1 and e.location_group_id = l.id and e.location_id = $3 and ${holds('e')})
     order by l.name, l.id limit 20`,
    [db.organizationId, now, of.location],
  );
  return { userGroups: userGroups.map((row) => row.id), locationGroups: locationGroups.map((row) => row.id) };
}
