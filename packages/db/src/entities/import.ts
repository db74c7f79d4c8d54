import type { Reason } from '@totem/domain/errors';
import type { ImportId, MemberId, NodeId, UserId } from '@totem/domain/ids';
import { type ImportEffect, ImportState } from '@totem/domain/imports';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { at, createdAt, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

/** A file of rows that somebody imports, and how far it is judged or made. No decision reads it. */
export const Import = defineEntity({
  name: 'ImportTableRow',
  tableName: 'import',
  properties: {
    organizationId,
    id: p.uuid().$type<ImportId>().primary(),
    /** Whose it is, and alone may see it; everything is judged and made as theirs. */
    memberId: p.uuid().$type<MemberId>(),
    userId: p.uuid().$type<UserId>(),
    /** Where that belongs which names nothing else. */
    nodeId: p.uuid().$type<NodeId>(),
    /** Of the file. */
    name: p.text(),
    language: p.enum(['en', 'fr']),
    /** In which days are read. */
    timeZone: p.text(),
    state: p.enum([...ImportState.options]).default('uploading'),
    rows: p.integer().default(0),
    bytes: p.integer().default(0),
    /** Counts its judgements: one that another has overtaken is not kept. */
    judging: p.integer().default(0),
    judged: p.integer().default(0),
    effect: p.json<ImportEffect>().strictNullable(),
    /** How often something broke on our side since it was last begun. */
    troubles: p.integer().default(0),
    /** Why it failed; null also where something broke on our side. */
    failure: p.text().$type<Reason>().strictNullable(),
    createdAt,
    /** From then on it is nobody's, and is removed soon. */
    keptUntil: at,
  },
  uniques: [{ name: 'import_under_way', properties: ['organizationId', 'memberId'], where: "state in ('judging', 'running')" }],
  ...ofTenant,
});
