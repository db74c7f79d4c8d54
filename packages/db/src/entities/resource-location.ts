import type { NodeId, ResourceId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId, validFrom, validUntil } from './columns.ts';
import { forwards, ofTenantDated, oneAtATime } from './tenancy.ts';

/** A node that a resource hangs on; a resource without one hangs on the root. */
export const ResourceLocation = defineEntity({
  name: 'ResourceLocationRow',
  tableName: 'resource_location',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    resourceId: p.uuid().$type<ResourceId>(),
    nodeId: p.uuid().$type<NodeId>(),
    validFrom,
    validUntil,
  },
  indexes: [
    { name: 'resource_location_of_resource', properties: ['organizationId', 'resourceId'] },
    { name: 'resource_location_of_node', properties: ['organizationId', 'nodeId'] },
  ],
  checks: [forwards('resource_location'), oneAtATime('resource_location', ['organization_id', 'resource_id', 'node_id'])],
  ...ofTenantDated,
});
