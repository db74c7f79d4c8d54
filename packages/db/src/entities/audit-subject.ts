import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

/** Which events are about one thing: an index as rows, since an index on an array would be passed over under row-level security. */
export const AuditSubject = defineEntity({
  name: 'AuditSubjectRow',
  tableName: 'audit_subject',
  properties: {
    organizationId,
    subjectId: p.uuid().primary(),
    number: p.bigint('number').primary(),
  },
  ...ofTenant,
});
