import type { NodeId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId, validFrom, validUntil } from './columns.ts';
import { forwards, ofTenantDated, oneAtATime } from './tenancy.ts';

/** Where a node hangs. A node that moves takes new rows for itself and for all below it. */
export const NodePlacement = defineEntity({
  name: 'NodePlacementRow',
  tableName: 'node_placement',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    nodeId: p.uuid().$type<NodeId>(),
    kind: p.text(),
    /** Null for the root alone, whose parent's kind is ''. */
    parentId: p.uuid().$type<NodeId>().strictNullable(),
    parentKind: p.text(),
    /** From the root down to the node itself. */
    path: p.array<NodeId>().columnType('uuid[]'),
    /** Among its siblings, in ascending order. */
    position: p.integer().default(0),
    validFrom,
    validUntil,
  },
  indexes: [{ name: 'node_placement_below', properties: ['organizationId', 'parentId'] }],
  uniques: [{ name: 'node_placement_one_root', properties: ['organizationId'], where: 'parent_id is null and valid_until is null' }],
  checks: [
    forwards('node_placement'),
    oneAtATime('node_placement', ['organization_id', 'node_id']),
    { name: 'node_placement_root', expression: `(parent_id is null) = (parent_kind = '')` },
    {
      name: 'node_placement_path',
      expression: `cardinality(path) >= 1 and cardinality(path) <= 64 and path[cardinality(path)] = node_id and not (path[cardinality(path) - 1] is distinct from parent_id)`,
    },
  ],
  ...ofTenantDated,
});
