import type { ActivityFilter } from '@totem/domain/activity';
import { type ActivityExportState, exportKeptMs, exportsKept } from '@totem/domain/activity-exports';
import type { ActivityFormat } from '@totem/domain/activity-format';
import { type Reason, Refusal } from '@totem/domain/errors';
import type { ActivityExportId, MemberId, NodeId, UserId } from '@totem/domain/ids';
import type { Language } from '@totem/domain/language';
import { type Db, query } from './orm.ts';

/** What somebody asked to have exported. */
export interface AskedExport {
  readonly id: ActivityExportId;
  readonly member: MemberId;
  readonly user: UserId;
  readonly node: NodeId;
  readonly filter: ActivityFilter;
  readonly format: ActivityFormat;
  readonly language: Language;
  readonly timeZone: string;
}

/** An export, and how far it is. */
export interface KeptExport extends AskedExport {
  readonly state: ActivityExportState;
  /** The number of the newest event that may be in it. */
  readonly newest: number;
  /** All events with this number or a higher one were looked at. */
  readonly position: number;
  readonly parts: number;
  readonly events: number;
  readonly bytes: number;
  readonly failure: Reason | null;
  readonly createdAt: Date;
  readonly keptUntil: Date;
}

const columns = `id, member_id as member, user_id as user, node_id as node, filter, format, language, time_zone as "timeZone", state, newest,
  position, parts, events, bytes, failure, created_at as "createdAt", kept_until as "keptUntil"`;

/**
 * Puts down what somebody asks to have exported: all that has happened until now.
 *
 * @throws Refusal `activity_export.under_way` · `activity_export.too_many`
 */
export async function insertExport(
  db: Db,
  { id, member, user, node, filter, format, language, timeZone }: AskedExport,
): Promise<KeptExport> {
  await query(
    db,
    'forget_exports_of',
    'delete from activity_export where organization_id = $1 and member_id = $2 and kept_until <= now()',
    [db.organizationId, member],
  );
  if ((await listExportsOf(db, member)).length >= exportsKept) throw new Refusal('activity_export.too_many');
  const [made] = await query<KeptExport>(
    db,
    'insert_export',
    `insert into activity_export (organization_id, id, member_id, user_id, node_id, filter, format, language, time_zone, newest, position, kept_until)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, newest, newest + 1, now() + $10 * interval '1 millisecond'
     from (select coalesce(max(number), 0) as newest from audit_event where organization_id = $1) chain
     on conflict (organization_id, member_id) where state in ('waiting', 'running') do nothing returning ${columns}`,
    [db.organizationId, id, member, user, node, JSON.stringify(filter), format, language, timeZone, exportKeptMs],
  );
  if (!made) throw new Refusal('activity_export.under_way');
  return made;
}

/** All exports of one person that are kept, newest first. */
export const listExportsOf = (db: Db, member: MemberId): Promise<KeptExport[]> =>
  query(
    db,
    'list_exports_of',
    `select ${columns} from activity_export where organization_id = $1 and member_id = $2 and kept_until > now() order by created_at desc, id`,
    [db.organizationId, member],
  );

/** An export that is kept; null for none of this id. */
export async function findExport(db: Db, id: ActivityExportId): Promise<KeptExport | null> {
  const [found] = await query<KeptExport>(
    db,
    'find_export',
    `select ${columns} from activity_export where organization_id = $1 and id = $2 and kept_until > now()`,
    [db.organizationId, id],
  );
  return found ?? null;
}

/** Removes an export of somebody, with its file, whatever its state; false: they have none of this id. */
export const deleteExport = async (db: Db, id: ActivityExportId, member: MemberId): Promise<boolean> =>
  (
    await query(
      db,
      'delete_export',
      'delete from activity_export where organization_id = $1 and id = $2 and member_id = $3 and kept_until > now() returning id',
      [db.organizationId, id, member],
    )
  ).length === 1;

/** Removes an export whose time is over, with its file. */
export async function deleteExpiredExport(db: Db, id: ActivityExportId): Promise<void> {
  await query(db, 'delete_expired_export', 'delete from activity_export where organization_id = $1 and id = $2 and kept_until <= now()', [
    db.organizationId,
    id,
  ]);
}

/** What is to be added to a file. */
export interface NewPart {
  readonly content: string;
  readonly events: number;
  /** All events with this number or a higher one were looked at. */
  readonly position: number;
  readonly isLast: boolean;
}

/**
 * Adds to a file what follows in it, and ends it with its last part. Of two workers that write the same part one does.
 *
 * @returns null where somebody else wrote it, or nobody wants it any more.
 */
export async function appendExportPart(db: Db, before: KeptExport, part: NewPart): Promise<KeptExport | null> {
  const [after] = await query<KeptExport>(
    db,
    'append_export_part',
    `with grown as (
       update activity_export set position = $4, parts = parts + 1, events = events + $5, bytes = bytes + octet_length($6::text),
         state = case when $7 then 'ready' else 'running' end, ended_at = case when $7 then now() end
       where organization_id = $1 and id = $2 and parts = $3 and state in ('waiting', 'running') and kept_until > now() returning *
     ), kept as (
       insert into activity_export_part (organization_id, export_id, number, content) select $1, $2, parts, $6 from grown
     )
     select ${columns} from grown`,
    [db.organizationId, before.id, before.parts, part.position, part.events, part.content, part.isLast],
  );
  return after ?? null;
}

/** Ends an export that cannot be finished, and removes what is written of it. @param failure null: something broke on our side. */
export async function endFailedExport(db: Db, id: ActivityExportId, failure: Reason | null): Promise<void> {
  await query(
    db,
    'end_failed_export',
    `update activity_export set state = 'failed', ended_at = now(), failure = $3
     where organization_id = $1 and id = $2 and state in ('waiting', 'running')`,
    [db.organizationId, id, failure],
  );
}

/** Notes that something broke on our side while a file was written. @returns how often it has. */
export async function noteExportTrouble(db: Db, id: ActivityExportId): Promise<number> {
  const [row] = await query<{ troubles: number }>(
    db,
    'note_export_trouble',
    'update activity_export set troubles = troubles + 1 where organization_id = $1 and id = $2 returning troubles',
    [db.organizationId, id],
  );
  return row?.troubles ?? 0;
}

/** One part of a file; null: there is none of this number, counted from 1. */
export async function findExportPart(db: Db, id: ActivityExportId, number: number): Promise<string | null> {
  const [row] = await query<{ content: string }>(
    db,
    'find_export_part',
    'select content from activity_export_part where organization_id = $1 and export_id = $2 and number = $3',
    [db.organizationId, id, number],
  );
  return row?.content ?? null;
}
