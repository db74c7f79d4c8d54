import type { MemberId, ResourceId, ServiceItemId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { attributes, createdAt, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

export const Resource = defineEntity({
  name: 'ResourceRow',
  tableName: 'resource',
  properties: {
    organizationId,
    id: p.uuid().$type<ResourceId>().primary(),
    type: p.text(),
    /** Null: it belongs to a service without items, or to none. */
    serviceItemId: p.uuid().$type<ServiceItemId>().strictNullable(),
    title: p.text(),
    key: p.text().strictNullable(),
    ownerId: p.uuid().$type<MemberId>().strictNullable(),
    /** Null: the import, or the system. */
    createdBy: p.uuid().$type<MemberId>().strictNullable(),
    attributes,
    createdAt,
  },
  indexes: [{ name: 'resource_of_owner', properties: ['organizationId', 'ownerId'], where: 'owner_id is not null' }],
  uniques: [{ name: 'resource_key', properties: ['organizationId', 'type', 'key'] }],
  ...ofTenant,
});
