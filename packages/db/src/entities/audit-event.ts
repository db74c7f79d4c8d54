import type { MemberId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { at, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

/** What happened, in order. Written once: no role of the application may change or remove a row. */
export const AuditEvent = defineEntity({
  name: 'AuditEventRow',
  tableName: 'audit_event',
  properties: {
    organizationId,
    /** Counts the organization's events from 1, without gaps. */
    number: p.bigint('number').primary(),
    version: p.bigint('number'),
    at,
    /** Who acted: a member, a service account, an operator, or the system. */
    actor: p.json<object>(),
    /** Null: nobody was viewed as. */
    viewedAs: p.uuid().$type<MemberId>().strictNullable(),
    action: p.text(),
    /** All that the event says besides, by its action. */
    event: p.json<object>(),
    prevHash: p.blob(),
    /** SHA-256 of the row's other values and the hash before it. */
    hash: p.blob(),
  },
  indexes: [
    { name: 'audit_event_by_time', properties: ['organizationId', 'at'] },
    { name: 'audit_event_of_version', properties: ['organizationId', 'version'] },
  ],
  checks: [{ name: 'audit_event_hashes', expression: 'octet_length(prev_hash) = 32 and octet_length(hash) = 32 and number > 0' }],
  ...ofTenant,
});
