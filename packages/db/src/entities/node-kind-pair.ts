import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

/** Which kind of node may hang under which, as the organization's product says; under '': the root's kind. */
export const NodeKindPair = defineEntity({
  name: 'NodeKindPairRow',
  tableName: 'node_kind_pair',
  properties: {
    organizationId,
    kind: p.text().primary(),
    parentKind: p.text().primary(),
  },
  ...ofTenant,
});
