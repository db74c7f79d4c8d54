import type { Delta as Touched } from '@totem/domain/access/deltas';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { createdAt, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

/** What one version touched. */
export const Delta = defineEntity({
  name: 'DeltaRow',
  tableName: 'delta',
  properties: {
    organizationId,
    version: p.bigint('number').primary(),
    touched: p.json<Touched>(),
    createdAt,
  },
  ...ofTenant,
});
