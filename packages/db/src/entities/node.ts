import type { NodeId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { attributes, createdAt, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

export const Node = defineEntity({
  name: 'NodeRow',
  tableName: 'node',
  properties: {
    organizationId,
    id: p.uuid().$type<NodeId>().primary(),
    kind: p.text(),
    type: p.text().strictNullable(),
    name: p.text(),
    /** Its name in the system it was imported from. */
    key: p.text().strictNullable(),
    attributes,
    createdAt,
  },
  uniques: [
    { name: 'node_of_kind', properties: ['organizationId', 'id', 'kind'] },
    { name: 'node_key', properties: ['organizationId', 'kind', 'key'] },
  ],
  ...ofTenant,
});
