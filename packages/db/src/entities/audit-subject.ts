import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

/**
 * Which events are about one thing, were done by somebody, or happened within a node: an index as rows, since an index on an
 * array would be passed over under row-level security. The action stands before the number, so that the few events of one
 * kind are found among very many.
 */
export const AuditSubject = defineEntity({
  name: 'AuditSubjectRow',
  tableName: 'audit_subject',
  properties: {
    organizationId,
    subjectId: p.uuid().primary(),
    /** `about`: it concerns the thing. `by`: the member or service account did it. `within`: it happened at the node or below it, as the tree was then. */
    relation: p.text().primary(),
    action: p.text().primary(),
    number: p.bigint('number').primary(),
  },
  checks: [{ name: 'audit_subject_relation', expression: "relation in ('about', 'by', 'within')" }],
  ...ofTenant,
});
