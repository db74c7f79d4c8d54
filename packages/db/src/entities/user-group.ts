import type { NodeId, UserGroupId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { createdAt, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

export const UserGroup = defineEntity({
  name: 'UserGroupRow',
  tableName: 'user_group',
  properties: {
    organizationId,
    id: p.uuid().$type<UserGroupId>().primary(),
    homeNodeId: p.uuid().$type<NodeId>(),
    name: p.text(),
    key: p.text().strictNullable(),
    createdAt,
  },
  uniques: [{ name: 'user_group_key', properties: ['organizationId', 'key'] }],
  ...ofTenant,
});
