import type { OrganizationId, UserId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** Where to look for a person's memberships. A hint: the organization's own rows decide. */
export const MembershipDirectory = defineEntity({
  name: 'MembershipDirectoryRow',
  tableName: 'membership_directory',
  properties: {
    userId: p.uuid().$type<UserId>().primary(),
    organizationId: p.uuid().$type<OrganizationId>().primary(),
  },
});
