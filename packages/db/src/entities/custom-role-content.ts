import type { RoleId } from '@totem/domain/ids';
import type { RoleRight } from '@totem/domain/roles';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId, validFrom, validUntil } from './columns.ts';
import { forwards, ofTenantDated, oneAtATime } from './tenancy.ts';

/** What a role of an organization's own can, for a time. */
export const CustomRoleContent = defineEntity({
  name: 'CustomRoleContentRow',
  tableName: 'custom_role_content',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    roleId: p.uuid().$type<RoleId>(),
    can: p.json<readonly RoleRight[]>(),
    validFrom,
    validUntil,
  },
  checks: [forwards('custom_role_content'), oneAtATime('custom_role_content', ['organization_id', 'role_id'])],
  ...ofTenantDated,
});
