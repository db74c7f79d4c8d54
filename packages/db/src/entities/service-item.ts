import type { NodeId, ServiceItemId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { createdAt, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

export const ServiceItem = defineEntity({
  name: 'ServiceItemRow',
  tableName: 'service_item',
  properties: {
    organizationId,
    id: p.uuid().$type<ServiceItemId>().primary(),
    nodeId: p.uuid().$type<NodeId>(),
    service: p.text(),
    name: p.text(),
    key: p.text().strictNullable(),
    createdAt,
  },
  indexes: [{ name: 'service_item_of_node', properties: ['organizationId', 'nodeId'] }],
  uniques: [{ name: 'service_item_key', properties: ['organizationId', 'service', 'key'] }],
  ...ofTenant,
});
