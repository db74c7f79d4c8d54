import type { LocationGroupId, NodeId, ServiceItemId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId, validFrom, validUntil } from './columns.ts';
import { forwards, ofTenantDated, oneAtATimeSaved } from './tenancy.ts';

/** A location in a location group, for every service or for one service or one item alone. */
export const LocationGroupEntry = defineEntity({
  name: 'LocationGroupEntryRow',
  tableName: 'location_group_entry',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    locationGroupId: p.uuid().$type<LocationGroupId>(),
    locationId: p.uuid().$type<NodeId>(),
    filterService: p.text().strictNullable(),
    filterItemId: p.uuid().$type<ServiceItemId>().strictNullable(),
    validFrom,
    validUntil,
  },
  indexes: [
    { name: 'location_group_entry_of_group', properties: ['organizationId', 'locationGroupId'] },
    { name: 'location_group_entry_of_location', properties: ['organizationId', 'locationId'] },
  ],
  checks: [
    forwards('location_group_entry'),
    { name: 'location_group_entry_one_filter', expression: 'num_nonnulls(filter_service, filter_item_id) <= 1' },
    oneAtATimeSaved('location_group_entry', [
      'organization_id',
      'location_group_id',
      'location_id',
      `coalesce('s' || filter_service, 'i' || filter_item_id::text, '')`,
    ]),
  ],
  ...ofTenantDated,
});
