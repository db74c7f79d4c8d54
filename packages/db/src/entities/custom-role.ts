import type { RoleId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { createdAt, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

/** A role of an organization's own: what it is called. It is there as long as it has a content. */
export const CustomRole = defineEntity({
  name: 'CustomRoleRow',
  tableName: 'custom_role',
  properties: {
    organizationId,
    id: p.uuid().$type<RoleId>().primary(),
    /** The key of a built-in role of the product. */
    basedOn: p.text(),
    label: p.text(),
    description: p.text().strictNullable(),
    createdAt,
  },
  ...ofTenant,
});
