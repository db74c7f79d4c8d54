// Longer than most: every statement about imports and their rows, which share their columns.
import { type Reason, Refusal } from '@totem/domain/errors';
import type { ImportId, MemberId, NodeId, UserId } from '@totem/domain/ids';
import type { ImportCells, ImportKind } from '@totem/domain/import/kinds';
import {
  type ImportEffect,
  type ImportState,
  type Outcome,
  type RowProblem,
  type SentRow,
  type Verdict,
  importKeptMs,
  importsKept,
  mostImportBytes,
  mostImportRows,
} from '@totem/domain/imports';
import type { Language } from '@totem/domain/language';
import type { Cursor, Page } from '@totem/domain/paging';
import { pageFrom, placeOf } from './cursor.ts';
import { type Db, query } from './orm.ts';
import { constraintOf } from './sqlstate.ts';

/** What somebody begins to import. */
export interface AskedImport {
  readonly id: ImportId;
  readonly member: MemberId;
  readonly user: UserId;
  readonly node: NodeId;
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
}

/** An import, and how far it is. */
export interface KeptImport extends AskedImport {
  readonly state: ImportState;
  readonly rows: number;
  readonly judging: number;
  readonly judged: number;
  readonly effect: ImportEffect | null;
  readonly failure: Reason | null;
  readonly createdAt: Date;
  readonly keptUntil: Date;
}

const columns = `id, member_id as member, user_id as user, node_id as node, name, language, time_zone as "timeZone", state, rows, judging, judged,
  effect, failure, created_at as "createdAt", kept_until as "keptUntil"`;

/** Begins an import without a row. @throws Refusal `import.too_many` */
export async function insertImport(db: Db, { id, member, user, node, name, language, timeZone }: AskedImport): Promise<KeptImport> {
  await query(db, 'forget_imports_of', 'delete from import where organization_id = $1 and member_id = $2 and kept_until <= now()', [
    db.organizationId,
    member,
  ]);
  if ((await listImportsOf(db, member)).length >= importsKept) throw new Refusal('import.too_many');
  const [made] = await query<KeptImport>(
    db,
    'insert_import',
    `insert into import (organization_id, id, member_id, user_id, node_id, name, language, time_zone, kept_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now() + $9 * interval '1 millisecond') returning ${columns}`,
    [db.organizationId, id, member, user, node, name, language, timeZone, importKeptMs],
  );
  if (!made) throw new Refusal('import.not_found');
  return made;
}

/** All imports of one person that are kept, newest first. */
export const listImportsOf = (db: Db, member: MemberId): Promise<KeptImport[]> =>
  query(
    db,
    'list_imports_of',
    `select ${columns} from import where organization_id = $1 and member_id = $2 and kept_until > now() order by created_at desc, id`,
    [db.organizationId, member],
  );

/** An import that is kept; null for none of this id. */
export async function findImport(db: Db, id: ImportId): Promise<KeptImport | null> {
  const [found] = await query<KeptImport>(
    db,
    'find_import',
    `select ${columns} from import where organization_id = $1 and id = $2 and kept_until > now()`,
    [db.organizationId, id],
  );
  return found ?? null;
}

/** Of one or several imports, how many rows have which verdict and outcome. */
export const countImportRows = (
  db: Db,
  ids: readonly ImportId[],
): Promise<{ readonly id: ImportId; readonly verdict: Verdict | null; readonly outcome: Outcome | null; readonly count: number }[]> =>
  query(
    db,
    'count_import_rows',
    `select import_id as id, verdict, outcome, count(*)::int as count from import_row
     where organization_id = $1 and import_id = any ($2) group by import_id, verdict, outcome`,
    [db.organizationId, ids],
  );

/**
 * Adds rows to an import that is still being sent; one whose number is there already stays as it is.
 *
 * @throws Refusal `import.not_now` · `import.too_large`
 */
export async function addImportRows(db: Db, id: ImportId, rows: readonly SentRow[]): Promise<void> {
  const [grown] = await query<{ rows: number; bytes: number }>(
    db,
    'add_import_rows',
    `with wanted as (
       select id from import where organization_id = $1 and id = $2 and state = 'uploading' and kept_until > now() for update
     ), added as (
       insert into import_row (organization_id, import_id, number, line, kind, cells)
       select $1, wanted.id, r.number, r.line, r.kind, r.cells
       from wanted, jsonb_to_recordset($3::jsonb) as r(number int, line int, kind text, cells jsonb)
       on conflict (organization_id, import_id, number) do nothing returning octet_length(cells::text) as bytes
     )
     update import set rows = rows + (select count(*) from added), bytes = bytes + (select coalesce(sum(bytes), 0) from added)
     where organization_id = $1 and id = (select id from wanted) returning rows, bytes`,
    [db.organizationId, id, JSON.stringify(rows)],
  );
  if (!grown) throw new Refusal('import.not_now');
  if (grown.rows > mostImportRows || grown.bytes > mostImportBytes) throw new Refusal('import.too_large');
}

/** In which an import may be changed and judged. */
const atRest = `state in ('uploading', 'judged', 'done', 'stopped', 'failed')`;

/**
 * Begins to judge an import that is at rest, all of its rows anew. What was made of it stays made.
 *
 * @throws Refusal `import.not_now` where it has no row, or is being judged or made · `import.under_way` where another of theirs is
 */
export async function beginJudging(db: Db, id: ImportId): Promise<KeptImport> {
  const [begun] = await query<KeptImport>(
    db,
    'begin_judging',
    `update import set state = 'judging', judging = judging + 1, judged = 0, effect = null, failure = null, troubles = 0
     where organization_id = $1 and id = $2 and rows > 0 and ${atRest} and kept_until > now() returning ${columns}`,
    [db.organizationId, id],
  ).catch(underWay);
  if (!begun) throw new Refusal('import.not_now');
  return begun;
}

/** Begins to make what was judged. @throws Refusal `import.not_now` also where it was judged anew since · `import.under_way` */
export async function beginMaking(db: Db, id: ImportId, judging: number): Promise<KeptImport> {
  const [begun] = await query<KeptImport>(
    db,
    'begin_making',
    `update import set state = 'running', failure = null, troubles = 0
     where organization_id = $1 and id = $2 and state = 'judged' and judging = $3 and kept_until > now() returning ${columns}`,
    [db.organizationId, id, judging],
  ).catch(underWay);
  if (!begun) throw new Refusal('import.not_now');
  await query(db, 'begin_making_rows', 'update import_row set outcome = null where organization_id = $1 and import_id = $2', [
    db.organizationId,
    id,
  ]);
  return begun;
}

/** One at a time for each person: of two, also at the same moment, the index refuses one. */
function underWay(error: unknown): never {
  throw constraintOf(error) === 'import_under_way' ? new Refusal('import.under_way') : error;
}

/** Changes what a row of an import at rest says, which is then to be judged again. @throws Refusal `import.not_now` also for a row that is not there */
export async function editImportRow(db: Db, id: ImportId, number: number, cells: ImportCells): Promise<void> {
  const changed = await query(
    db,
    'edit_import_row',
    `with opened as (
       update import set state = 'uploading', effect = null where organization_id = $1 and id = $2 and ${atRest} and kept_until > now()
         and exists (select from import_row where organization_id = $1 and import_id = $2 and number = $3) returning id
     )
     update import_row r set cells = $4, verdict = null, problem = null, outcome = null from opened
     where r.organization_id = $1 and r.import_id = opened.id and r.number = $3 returning r.number`,
    [db.organizationId, id, number, JSON.stringify(cells)],
  );
  if (changed.length === 0) throw new Refusal('import.not_now');
}

/** Takes a row out of an import at rest, which is then to be judged again. @throws Refusal `import.not_now` also for a row that is not there */
export async function dropImportRow(db: Db, id: ImportId, number: number): Promise<void> {
  const dropped = await query(
    db,
    'drop_import_row',
    `with opened as (
       update import set state = 'uploading', effect = null, rows = rows - 1 where organization_id = $1 and id = $2 and ${atRest} and kept_until > now()
         and exists (select from import_row where organization_id = $1 and import_id = $2 and number = $3) returning id
     )
     delete from import_row r using opened where r.organization_id = $1 and r.import_id = opened.id and r.number = $3 returning r.number`,
    [db.organizationId, id, number],
  );
  if (dropped.length === 0) throw new Refusal('import.not_now');
}

/** Stops an import that is being judged or made; the part at hand is still made whole. False: it is neither. */
export const stopImport = async (db: Db, id: ImportId): Promise<boolean> =>
  (
    await query(
      db,
      'stop_import',
      `update import set state = 'stopped' where organization_id = $1 and id = $2 and state in ('judging', 'running') returning id`,
      [db.organizationId, id],
    )
  ).length === 1;

/** Removes an import of somebody that is not being made, with its rows. False: they have none of this id. */
export const deleteImport = async (db: Db, id: ImportId, member: MemberId): Promise<boolean> =>
  (
    await query(
      db,
      'delete_import',
      `delete from import where organization_id = $1 and id = $2 and member_id = $3 and state <> 'running' returning id`,
      [db.organizationId, id, member],
    )
  ).length === 1;

/** Removes an import whose time is over, with its rows. */
export async function deleteExpiredImport(db: Db, id: ImportId): Promise<void> {
  await query(db, 'delete_expired_import', 'delete from import where organization_id = $1 and id = $2 and kept_until <= now()', [
    db.organizationId,
    id,
  ]);
}

/** A row as it is judged and made. */
export interface KeptRow {
  readonly number: number;
  readonly line: number;
  readonly kind: ImportKind;
  readonly cells: ImportCells;
}

export interface ToldRow extends KeptRow {
  readonly verdict: Verdict | null;
  readonly problem: RowProblem | null;
  readonly outcome: Outcome | null;
}

/** Rows of an import in the order of its file. */
export async function listImportRows(
  db: Db,
  id: ImportId,
  wanted: {
    readonly verdict?: Verdict | undefined;
    readonly outcome?: Outcome | undefined;
    readonly cursor?: Cursor | undefined;
    readonly pageSize: number;
  },
): Promise<Page<ToldRow>> {
  const { verdict = null, outcome = null, cursor, pageSize } = wanted;
  const question = { list: 'import_rows', id, verdict, outcome };
  const after = placeOf(cursor, question);
  const rows = await query<ToldRow>(
    db,
    'list_import_rows',
    `select number, line, kind, cells, verdict, problem, outcome from import_row
     where organization_id = $1 and import_id = $2 and number > $3 and ($4::text is null or verdict = $4) and ($5::text is null or outcome = $5)
     order by number limit $6`,
    [db.organizationId, id, after?.[0] ?? 0, verdict, outcome, pageSize + 1],
  );
  return pageFrom(rows, pageSize, question, (row) => [row.number]);
}

/** Every row of an import, in the order of its file. */
export const listAllImportRows = (db: Db, id: ImportId): Promise<KeptRow[]> =>
  query(
    db,
    'all_import_rows',
    'select number, line, kind, cells from import_row where organization_id = $1 and import_id = $2 order by number',
    [db.organizationId, id],
  );

/** The rows that are to be made next. */
export const listRowsToMake = (db: Db, id: ImportId, limit: number): Promise<KeptRow[]> =>
  query(
    db,
    'import_rows_to_make',
    `select number, line, kind, cells from import_row
     where organization_id = $1 and import_id = $2 and outcome is null and verdict in ('new', 'changes') order by place limit $3`,
    [db.organizationId, id, limit],
  );

/** How far a judgement is, as long as no other has begun. False: one has, or it was stopped. */
export const noteJudged = async (db: Db, id: ImportId, judging: number, judged: number): Promise<boolean> =>
  (
    await query(
      db,
      'note_judged',
      `update import set judged = $4 where organization_id = $1 and id = $2 and judging = $3 and state = 'judging' returning id`,
      [db.organizationId, id, judging, judged],
    )
  ).length === 1;

export interface JudgedRow {
  readonly number: number;
  readonly place: number;
  readonly verdict: Verdict;
  readonly problem: RowProblem | null;
}

/** Keeps a whole judgement, as long as no other has begun. False: one has, or it was stopped. */
export async function keepJudgement(
  db: Db,
  id: ImportId,
  judging: number,
  rows: readonly JudgedRow[],
  effect: ImportEffect,
): Promise<boolean> {
  const kept = await query(
    db,
    'keep_judgement',
    `update import set state = 'judged', judged = rows, effect = $4 where organization_id = $1 and id = $2 and judging = $3 and state = 'judging' returning id`,
    [db.organizationId, id, judging, JSON.stringify(effect)],
  );
  if (kept.length === 0) return false;
  await query(
    db,
    'keep_verdicts',
    `update import_row r set place = v.place, verdict = v.verdict, problem = v.problem
     from jsonb_to_recordset($3::jsonb) as v(number int, place int, verdict text, problem jsonb)
     where r.organization_id = $1 and r.import_id = $2 and r.number = v.number`,
    [db.organizationId, id, JSON.stringify(rows)],
  );
  return true;
}

export interface MadeRow {
  readonly number: number;
  readonly outcome: Outcome;
  readonly problem: RowProblem | null;
}

/** Whether an import is still being made; it stays so until the transaction ends. */
export const holdMaking = async (db: Db, id: ImportId): Promise<boolean> =>
  (
    await query(db, 'hold_making', `select id from import where organization_id = $1 and id = $2 and state = 'running' for update`, [
      db.organizationId,
      id,
    ])
  ).length === 1;

/** Keeps what became of rows, together with what they made. */
export async function keepOutcomes(db: Db, id: ImportId, rows: readonly MadeRow[]): Promise<void> {
  await query(
    db,
    'keep_outcomes',
    `update import_row r set outcome = v.outcome, problem = v.problem
     from jsonb_to_recordset($3::jsonb) as v(number int, outcome text, problem jsonb)
     where r.organization_id = $1 and r.import_id = $2 and r.number = v.number`,
    [db.organizationId, id, JSON.stringify(rows)],
  );
}

/** Refuses all rows that are still to be made. */
export async function refuseRest(db: Db, id: ImportId, problem: RowProblem): Promise<void> {
  await query(
    db,
    'refuse_rest',
    `update import_row set outcome = 'refused', problem = $3
     where organization_id = $1 and import_id = $2 and outcome is null and verdict in ('new', 'changes')`,
    [db.organizationId, id, JSON.stringify(problem)],
  );
}

/** Ends an import that is under way. @param failure null: it is done, or something broke on our side. */
export async function endImport(db: Db, id: ImportId, state: 'done' | 'failed', failure: Reason | null): Promise<void> {
  await query(
    db,
    'end_import',
    `update import set state = $3, failure = $4 where organization_id = $1 and id = $2 and state in ('judging', 'running')`,
    [db.organizationId, id, state, failure],
  );
}

/** Notes that something broke on our side. @returns how often it has since it was begun. */
export async function noteImportTrouble(db: Db, id: ImportId): Promise<number> {
  const [row] = await query<{ troubles: number }>(
    db,
    'note_import_trouble',
    'update import set troubles = troubles + 1 where organization_id = $1 and id = $2 returning troubles',
    [db.organizationId, id],
  );
  return row?.troubles ?? 0;
}
