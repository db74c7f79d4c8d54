import type { MemberId, UserGroupId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId, validFrom, validUntil } from './columns.ts';
import { forwards, ofTenantDated, oneAtATimeSaved } from './tenancy.ts';

export const UserGroupMember = defineEntity({
  name: 'UserGroupMemberRow',
  tableName: 'user_group_member',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    userGroupId: p.uuid().$type<UserGroupId>(),
    memberId: p.uuid().$type<MemberId>(),
    /** Null: the import, or the system. */
    addedBy: p.uuid().$type<MemberId>().strictNullable(),
    validFrom,
    validUntil,
  },
  indexes: [
    { name: 'user_group_member_of_group', properties: ['organizationId', 'userGroupId'] },
    { name: 'user_group_member_of_member', properties: ['organizationId', 'memberId'] },
  ],
  checks: [forwards('user_group_member'), oneAtATimeSaved('user_group_member', ['organization_id', 'user_group_id', 'member_id'])],
  ...ofTenantDated,
});
