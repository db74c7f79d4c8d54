import { defineEntity, p } from '@mikro-orm/postgresql';
import { createdAt, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

/** The answer of a change that was made under a key, written with the change: asked again, it is given again. */
export const IdempotencyKey = defineEntity({
  name: 'IdempotencyKeyRow',
  tableName: 'idempotency_key',
  properties: {
    organizationId,
    /** Who used the key: two callers may choose the same one. */
    actor: p.text().primary(),
    key: p.text().primary(),
    /** SHA-256 of what was asked; the same key with another question is a conflict. */
    requestHash: p.blob(),
    version: p.bigint('number'),
    answer: p.json<object>(),
    createdAt,
  },
  indexes: [{ name: 'idempotency_key_by_age', properties: ['organizationId', 'createdAt'] }],
  ...ofTenant,
});
