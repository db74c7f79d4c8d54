import type { MemberId, NodeId, ResourceId, ServiceItemId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId, validFrom, validUntil } from './columns.ts';
import { forwards, ofTenantDated, oneAtATime } from './tenancy.ts';

/** What is archived itself; what hangs below is archived with it, without a row. */
export const Archive = defineEntity({
  name: 'ArchiveRow',
  tableName: 'archive',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    nodeId: p.uuid().$type<NodeId>().strictNullable(),
    serviceItemId: p.uuid().$type<ServiceItemId>().strictNullable(),
    resourceId: p.uuid().$type<ResourceId>().strictNullable(),
    /** Null: the import, or the system. */
    archivedBy: p.uuid().$type<MemberId>().strictNullable(),
    reason: p.text().strictNullable(),
    validFrom,
    validUntil,
  },
  checks: [
    forwards('archive'),
    { name: 'archive_one_thing', expression: 'num_nonnulls(node_id, service_item_id, resource_id) = 1' },
    oneAtATime('archive', ['organization_id', 'coalesce(node_id, service_item_id, resource_id)']),
  ],
  ...ofTenantDated,
});
