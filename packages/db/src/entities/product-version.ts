import { defineEntity, p } from '@mikro-orm/postgresql';
import { createdAt } from './columns.ts';

/** A published product that is not built in: never changed, never removed. */
export const ProductVersion = defineEntity({
  name: 'ProductVersionRow',
  tableName: 'product_version',
  properties: {
    product: p.text().primary(),
    version: p.integer().primary(),
    document: p.json<object>(),
    createdAt,
  },
});
