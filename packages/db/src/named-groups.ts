import type { NamedGroup } from '@totem/domain/access/change-group';
import type { GroupSort } from '@totem/domain/group-homes';
import type { NodeId } from '@totem/domain/ids';
import { stands } from './deleted-groups.ts';
import { query } from './orm.ts';
import type { Locked } from './version.ts';

/** The groups of one sort that stand at a home, in no particular order. */
export function listGroupsAt(tx: Locked, sort: GroupSort, home: NodeId): Promise<NamedGroup[]> {
  const values = [tx.organizationId, home];
  return sort === 'user_group'
    ? query(
        tx,
        'user_groups_at',
        `select g.id, g.name from user_group g where g.organization_id = $1 and g.home_node_id = $2 and ${stands('user_group_id', 'g.id')}`,
        values,
      )
    : query(
        tx,
        'location_groups_at',
        `select g.id, g.name from location_group g where g.organization_id = $1 and g.home_node_id = $2 and ${stands('location_group_id', 'g.id')}`,
        values,
      );
}

/** Stores a group with nobody and nothing in it. */
export async function insertGroup(tx: Locked, sort: GroupSort, { id, name, home }: NamedGroup & { readonly home: NodeId }): Promise<void> {
  const values = [tx.organizationId, id, home, name, tx.now];
  await (sort === 'user_group'
    ? query(
        tx,
        'insert_user_group',
        'insert into user_group (organization_id, id, home_node_id, name, created_at) values ($1, $2, $3, $4, $5)',
        values,
      )
    : query(
        tx,
        'insert_location_group',
        'insert into location_group (organization_id, id, home_node_id, name, created_at) values ($1, $2, $3, $4, $5)',
        values,
      ));
}

export async function renameGroup(tx: Locked, sort: GroupSort, { id, name }: NamedGroup): Promise<void> {
  const values = [tx.organizationId, id, name];
  await (sort === 'user_group'
    ? query(tx, 'rename_user_group', 'update user_group set name = $3 where organization_id = $1 and id = $2', values)
    : query(tx, 'rename_location_group', 'update location_group set name = $3 where organization_id = $1 and id = $2', values));
}
