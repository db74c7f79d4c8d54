import { randomUUID } from 'node:crypto';
import type { NodeLooks } from '@totem/domain/audit';
import type { MemberId, NodeId, ServiceItemId } from '@totem/domain/ids';
import { query } from './orm.ts';
import type { Locked } from './version.ts';

export interface PlacedNode extends NodeLooks {
  /** Its name in another system; absent: none. */
  readonly key?: string | null;
  readonly id: NodeId;
  readonly kind: string;
  readonly under: { readonly id: NodeId; readonly kind: string };
  /** From the root down to the node above. */
  readonly pathAbove: readonly NodeId[];
}

/** Stores a node below another, after its siblings. A kind that may not hang there breaks a constraint. */
export async function insertNode(tx: Locked, { id, kind, type, name, key = null, under, pathAbove }: PlacedNode): Promise<void> {
  await query(tx, 'insert_node', `insert into node (organization_id, id, kind, type, name, key) values ($1, $2, $3, $4, $5, $6)`, [
    tx.organizationId,
    id,
    kind,
    type,
    name,
    key,
  ]);
  await query(
    tx,
    'place_node',
    `insert into node_placement (organization_id, id, node_id, kind, parent_id, parent_kind, path, position, valid_from)
     select $1, $2, $3, $4, $5, $6, $7, coalesce(max(p.position) + 1, 0), $8 from node_placement p
     where p.organization_id = $1 and p.parent_id = $5 and p.valid_until is null`,
    [tx.organizationId, randomUUID(), id, kind, under.id, under.kind, [...pathAbove, id], tx.now],
  );
}

export async function renameNode(tx: Locked, node: NodeId, { name, type }: NodeLooks): Promise<void> {
  await query(tx, 'rename_node', `update node set name = $3, type = $4 where organization_id = $1 and id = $2`, [
    tx.organizationId,
    node,
    name,
    type,
  ]);
}

export async function insertServiceItem(
  tx: Locked,
  item: { readonly id: ServiceItemId; readonly node: NodeId; readonly service: string; readonly name: string },
): Promise<void> {
  await query(
    tx,
    'insert_service_item',
    `insert into service_item (organization_id, id, node_id, service, name) values ($1, $2, $3, $4, $5)`,
    [tx.organizationId, item.id, item.node, item.service, item.name],
  );
}

export async function renameServiceItem(tx: Locked, item: ServiceItemId, name: string): Promise<void> {
  await query(tx, 'rename_service_item', `update service_item set name = $3 where organization_id = $1 and id = $2`, [
    tx.organizationId,
    item,
    name,
  ]);
}

export type Archivable = { readonly node: NodeId } | { readonly item: ServiceItemId };

/** Archives a node or a service item now. A second archive at the same time breaks a constraint. */
export async function insertArchive(tx: Locked, what: Archivable, by: MemberId, reason: string | null): Promise<void> {
  await query(
    tx,
    'insert_archive',
    `insert into archive (organization_id, id, node_id, service_item_id, archived_by, reason, valid_from) values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.organizationId, randomUUID(), 'node' in what ? what.node : null, 'item' in what ? what.item : null, by, reason, tx.now],
  );
}

/** Ends the archive of a node or a service item now. False: it is not archived itself. */
export async function endArchive(tx: Locked, what: Archivable): Promise<boolean> {
  const rows = await query(
    tx,
    'end_archive',
    `update archive set valid_until = greatest($4, valid_from)
     where organization_id = $1 and (node_id = $2 or service_item_id = $3) and coalesce(valid_until, 'infinity') > $4 returning id`,
    [tx.organizationId, 'node' in what ? what.node : null, 'item' in what ? what.item : null, tx.now],
  );
  return rows.length > 0;
}
