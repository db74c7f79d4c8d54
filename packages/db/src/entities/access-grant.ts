import type { GrantId, LocationGroupId, MemberId, NodeId, ServiceAccountId, ServiceItemId, UserGroupId } from '@totem/domain/ids';
import { GrantOrigin } from '@totem/domain/grants';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { at, organizationId, validFrom, validUntil } from './columns.ts';
import { forwards, ofTenantEnded, oneAtATimeSaved } from './tenancy.ts';

/** To whom, what, on what, for how long. Only its end is ever written again, once. */
export const AccessGrant = defineEntity({
  name: 'AccessGrantRow',
  tableName: 'access_grant',
  properties: {
    organizationId,
    id: p.uuid().$type<GrantId>().primary(),
    toMemberId: p.uuid().$type<MemberId>().strictNullable(),
    toUserGroupId: p.uuid().$type<UserGroupId>().strictNullable(),
    toServiceAccountId: p.uuid().$type<ServiceAccountId>().strictNullable(),
    roleKey: p.text().strictNullable(),
    permissionKey: p.text().strictNullable(),
    /** True: it gives the locations of its target. */
    givesLocations: p.boolean().default(false),
    onNodeId: p.uuid().$type<NodeId>().strictNullable(),
    onServiceItemId: p.uuid().$type<ServiceItemId>().strictNullable(),
    onLocationGroupId: p.uuid().$type<LocationGroupId>().strictNullable(),
    filterService: p.text().strictNullable(),
    filterItemId: p.uuid().$type<ServiceItemId>().strictNullable(),
    reason: p.text().strictNullable(),
    origin: p.enum(GrantOrigin.options),
    /** Null: the import, or the system. */
    grantedBy: p.uuid().$type<MemberId>().strictNullable(),
    grantedAt: at,
    validFrom,
    /** The end that was planned when it was given; it holds until the earlier of this and `endedAt`. */
    validUntil,
    endedAt: () => at().strictNullable(),
    endedBy: p.uuid().$type<MemberId>().strictNullable(),
    endReason: p.text().strictNullable(),
  },
  indexes: [
    { name: 'access_grant_of_member', properties: ['organizationId', 'toMemberId'], where: 'to_member_id is not null' },
    { name: 'access_grant_of_user_group', properties: ['organizationId', 'toUserGroupId'], where: 'to_user_group_id is not null' },
    {
      name: 'access_grant_of_service_account',
      properties: ['organizationId', 'toServiceAccountId'],
      where: 'to_service_account_id is not null',
    },
    { name: 'access_grant_of_role', properties: ['organizationId', 'roleKey'], where: 'role_key is not null and ended_at is null' },
    {
      name: 'access_grant_of_permission',
      properties: ['organizationId', 'permissionKey'],
      where: 'permission_key is not null and ended_at is null',
    },
    { name: 'access_grant_on_node', properties: ['organizationId', 'onNodeId'], where: 'on_node_id is not null' },
    { name: 'access_grant_on_service_item', properties: ['organizationId', 'onServiceItemId'], where: 'on_service_item_id is not null' },
    {
      name: 'access_grant_on_location_group',
      properties: ['organizationId', 'onLocationGroupId'],
      where: 'on_location_group_id is not null',
    },
    {
      name: 'access_grant_ending',
      properties: ['organizationId', 'validUntil'],
      where: 'valid_until is not null and ended_at is null',
    },
  ],
  checks: [
    forwards('access_grant'),
    { name: 'access_grant_one_receiver', expression: 'num_nonnulls(to_member_id, to_user_group_id, to_service_account_id) = 1' },
    { name: 'access_grant_one_gift', expression: 'num_nonnulls(role_key, permission_key) + gives_locations::int = 1' },
    { name: 'access_grant_one_target', expression: 'num_nonnulls(on_node_id, on_service_item_id, on_location_group_id) = 1' },
    { name: 'access_grant_place_of_locations', expression: 'not gives_locations or on_service_item_id is null' },
    {
      name: 'access_grant_one_filter',
      expression: 'num_nonnulls(filter_service, filter_item_id) <= gives_locations::int',
    },
    { name: 'access_grant_end', expression: 'ended_at is not null or num_nonnulls(ended_by, end_reason) = 0' },
    oneAtATimeSaved(
      'access_grant',
      [
        'organization_id',
        'coalesce(to_member_id, to_user_group_id, to_service_account_id)',
        'coalesce(on_node_id, on_service_item_id, on_location_group_id)',
        `coalesce('r' || role_key, 'p' || permission_key, 's' || filter_service, 'i' || filter_item_id::text, '')`,
      ],
      'case when ended_at is null then valid_until else least(valid_until, greatest(ended_at, valid_from)) end',
    ),
  ],
  ...ofTenantEnded,
});
