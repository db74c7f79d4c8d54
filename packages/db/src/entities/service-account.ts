import type { NodeId, ServiceAccountId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { at, createdAt, organizationId } from './columns.ts';
import { ofTenantLookedUp } from './tenancy.ts';

export const ServiceAccount = defineEntity({
  name: 'ServiceAccountRow',
  tableName: 'service_account',
  properties: {
    organizationId,
    id: p.uuid().$type<ServiceAccountId>().primary(),
    type: p.text().default('service_account'),
    key: p.text().strictNullable(),
    name: p.text(),
    homeNodeId: p.uuid().$type<NodeId>(),
    createdAt,
    disabledAt: () => at().strictNullable(),
  },
  uniques: [{ name: 'service_account_key', properties: ['organizationId', 'type', 'key'] }],
  ...ofTenantLookedUp,
});
