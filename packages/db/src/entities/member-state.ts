import type { MemberId, NodeId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId, validFrom, validUntil } from './columns.ts';
import { forwards, ofTenantDatedLookedUp, oneAtATime } from './tenancy.ts';

export const MemberState = defineEntity({
  name: 'MemberStateRow',
  tableName: 'member_state',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    memberId: p.uuid().$type<MemberId>(),
    homeNodeId: p.uuid().$type<NodeId>(),
    status: p.enum(['active', 'suspended', 'ended']),
    bundle: p.text().strictNullable(),
    featuresAdded: p.array<string>().columnType('text[]').defaultRaw(`'{}'`),
    featuresRemoved: p.array<string>().columnType('text[]').defaultRaw(`'{}'`),
    validFrom,
    validUntil,
  },
  indexes: [
    { name: 'member_state_of_home', properties: ['organizationId', 'homeNodeId'], where: 'valid_until is null' },
    { name: 'member_state_of_member', properties: ['organizationId', 'memberId', 'validFrom'] },
  ],
  uniques: [{ name: 'member_state_current', properties: ['organizationId', 'memberId'], where: 'valid_until is null' }],
  checks: [forwards('member_state'), oneAtATime('member_state', ['organization_id', 'member_id'])],
  ...ofTenantDatedLookedUp,
});
