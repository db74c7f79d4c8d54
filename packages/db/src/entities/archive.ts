import type { LocationGroupId, MemberId, NodeId, ResourceId, ServiceItemId, UserGroupId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId, validFrom, validUntil } from './columns.ts';
import { forwards, ofTenantDated, oneAtATimeSaved } from './tenancy.ts';

/** What is archived itself, or, of groups, deleted; what hangs below is archived with it, without a row. */
export const Archive = defineEntity({
  name: 'ArchiveRow',
  tableName: 'archive',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    nodeId: p.uuid().$type<NodeId>().strictNullable(),
    serviceItemId: p.uuid().$type<ServiceItemId>().strictNullable(),
    resourceId: p.uuid().$type<ResourceId>().strictNullable(),
    userGroupId: p.uuid().$type<UserGroupId>().strictNullable(),
    locationGroupId: p.uuid().$type<LocationGroupId>().strictNullable(),
    /** Null: the import, or the system. */
    archivedBy: p.uuid().$type<MemberId>().strictNullable(),
    reason: p.text().strictNullable(),
    validFrom,
    validUntil,
  },
  checks: [
    forwards('archive'),
    { name: 'archive_one_thing', expression: 'num_nonnulls(node_id, service_item_id, resource_id, user_group_id, location_group_id) = 1' },
    oneAtATimeSaved('archive', ['organization_id', 'coalesce(node_id, service_item_id, resource_id, user_group_id, location_group_id)']),
  ],
  indexes: [
    { name: 'archive_of_user_group', properties: ['organizationId', 'userGroupId'], where: 'user_group_id is not null' },
    { name: 'archive_of_location_group', properties: ['organizationId', 'locationGroupId'], where: 'location_group_id is not null' },
  ],
  ...ofTenantDated,
});
