import type { MemberId, ResourceId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId, validFrom, validUntil } from './columns.ts';
import { forwards, ofTenantDated, oneAtATime } from './tenancy.ts';

export const Participation = defineEntity({
  name: 'ParticipationRow',
  tableName: 'participation',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    resourceId: p.uuid().$type<ResourceId>(),
    memberId: p.uuid().$type<MemberId>(),
    kind: p.text(),
    validFrom,
    validUntil,
  },
  indexes: [
    { name: 'participation_of_resource', properties: ['organizationId', 'resourceId'] },
    { name: 'participation_of_member', properties: ['organizationId', 'memberId'] },
  ],
  checks: [forwards('participation'), oneAtATime('participation', ['organization_id', 'resource_id', 'member_id', 'kind'])],
  ...ofTenantDated,
});
