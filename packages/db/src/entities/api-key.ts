import type { MemberId, ServiceAccountId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { at, createdAt, organizationId } from './columns.ts';
import { ofTenantLookedUp } from './tenancy.ts';

/** A key that a program asks with. Only its hash is stored. */
export const ApiKey = defineEntity({
  name: 'ApiKeyRow',
  tableName: 'api_key',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    serviceAccountId: p.uuid().$type<ServiceAccountId>().strictNullable(),
    memberId: p.uuid().$type<MemberId>().strictNullable(),
    name: p.text(),
    /** The first characters, to recognize it by. */
    prefix: p.text(),
    /** SHA-256 of the whole token. */
    tokenHash: p.blob(),
    scopes: p.array<string>().columnType('text[]'),
    createdBy: p.uuid().$type<MemberId>().strictNullable(),
    createdAt,
    expiresAt: () => at().strictNullable(),
    /** A day; null: never used. */
    lastUsedOn: p.date().strictNullable(),
    revokedAt: () => at().strictNullable(),
  },
  indexes: [{ name: 'api_key_of_service_account', properties: ['organizationId', 'serviceAccountId'] }],
  uniques: [{ name: 'api_key_token', properties: ['organizationId', 'tokenHash'] }],
  checks: [
    { name: 'api_key_one_holder', expression: 'num_nonnulls(service_account_id, member_id) = 1' },
    { name: 'api_key_hash', expression: 'octet_length(token_hash) = 32' },
  ],
  ...ofTenantLookedUp,
});
