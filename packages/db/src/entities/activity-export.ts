import type { ActivityExportState } from '@totem/domain/activity-exports';
import type { ActivityFilter } from '@totem/domain/activity';
import type { Reason } from '@totem/domain/errors';
import type { MemberId, NodeId, UserId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { at, createdAt, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

const states: readonly [ActivityExportState, ...ActivityExportState[]] = ['waiting', 'running', 'ready', 'failed'];

/** A file of events that somebody asked for, and how far it is written. No decision reads it. */
export const ActivityExport = defineEntity({
  name: 'ActivityExportRow',
  tableName: 'activity_export',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    /** Who asked, and alone may fetch it. */
    memberId: p.uuid().$type<MemberId>(),
    userId: p.uuid().$type<UserId>(),
    nodeId: p.uuid().$type<NodeId>(),
    filter: p.json<ActivityFilter>(),
    format: p.enum(['csv', 'json_lines']),
    language: p.enum(['en', 'fr']),
    timeZone: p.text(),
    state: p.enum([...states]).default('waiting'),
    /** The number of the newest event that may be in it: what happened after it was asked for is not. */
    newest: p.bigint('number'),
    /** All events with this number or a higher one were looked at. */
    position: p.bigint('number'),
    parts: p.integer().default(0),
    events: p.bigint('number').defaultRaw('0'),
    bytes: p.bigint('number').defaultRaw('0'),
    /** How often something broke on our side while it was written. */
    troubles: p.integer().default(0),
    /** Why it failed; null also where something broke on our side. */
    failure: p.text().$type<Reason>().strictNullable(),
    createdAt,
    endedAt: () => at().strictNullable(),
    /** From then on it is nobody's, and is removed soon. */
    keptUntil: at,
  },
  uniques: [{ name: 'activity_export_under_way', properties: ['organizationId', 'memberId'], where: "state in ('waiting', 'running')" }],
  checks: [{ name: 'activity_export_end', expression: "(state in ('ready', 'failed')) = (ended_at is not null)" }],
  ...ofTenant,
});
