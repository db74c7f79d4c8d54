import type { LocationGroupId, NodeId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { createdAt, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

export const LocationGroup = defineEntity({
  name: 'LocationGroupRow',
  tableName: 'location_group',
  properties: {
    organizationId,
    id: p.uuid().$type<LocationGroupId>().primary(),
    homeNodeId: p.uuid().$type<NodeId>(),
    name: p.text(),
    key: p.text().strictNullable(),
    createdAt,
  },
  uniques: [{ name: 'location_group_key', properties: ['organizationId', 'key'] }],
  ...ofTenant,
});
