import { z } from 'zod';
import { type Reason, isReason } from './errors.ts';
import { ImportId, NodeId, OrganizationId } from './ids.ts';
import { ColumnKey, ImportCells, ImportKind } from './import/kinds.ts';
import { Language } from './language.ts';
import { Paging } from './paging.ts';
import { TimeZone } from './time-zone.ts';

/** How many imports somebody may have at a time in one organization, finished ones included. */
export const importsKept = 10;
/** How long an import is kept from its beginning. */
export const importKeptMs = 30 * 24 * 60 * 60_000;
/** What one import holds at most, all its tables together. */
export const mostImportRows = 10_000;
/** Of the text in all cells, as UTF-8. */
export const mostImportBytes = 10 * 1024 * 1024;
/** How many rows are sent at once. */
export const mostRowsSent = 200;

/** Begins an import: what names nothing else belongs to `node`. */
export const StartImport = z.strictObject({
  organizationId: OrganizationId,
  node: NodeId,
  /** What the file is called. */
  name: z.string().trim().min(1).max(200),
  language: Language,
  /** In which days are read. */
  timeZone: TimeZone,
});
export type StartImport = z.infer<typeof StartImport>;

const SentRow = z.strictObject({
  /** Its place among all rows of the import, from 1. */
  number: z.int().min(1).max(mostImportRows),
  /** Where it stands in its file. */
  line: z
    .int()
    .min(1)
    .max(2 ** 31 - 1),
  kind: ImportKind,
  cells: ImportCells,
});
export type SentRow = z.infer<typeof SentRow>;

const OfImport = { organizationId: OrganizationId, import: ImportId };

/** Adds rows to an import that is not judged yet; a row that is there already stays as it is, so that a part may be sent again. */
export const AddImportRows = z.strictObject({ ...OfImport, rows: z.array(SentRow).min(1).max(mostRowsSent) });
export type AddImportRows = z.infer<typeof AddImportRows>;

/** An import of one's own. */
export const OneImport = z.strictObject(OfImport);
export type OneImport = z.infer<typeof OneImport>;

/** Changes what a row says; it is judged anew with all others. */
export const EditImportRow = z.strictObject({ ...OfImport, number: z.int().min(1).max(mostImportRows), cells: ImportCells });
export type EditImportRow = z.infer<typeof EditImportRow>;

export const DropImportRow = z.strictObject({ ...OfImport, number: z.int().min(1).max(mostImportRows) });
export type DropImportRow = z.infer<typeof DropImportRow>;

/** Makes what was judged. `judging`: the judgement that was seen. */
export const RunImport = z.strictObject({
  ...OfImport,
  judging: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
});
export type RunImport = z.infer<typeof RunImport>;

export const ListImports = z.strictObject({ organizationId: OrganizationId });

/** What a row would do. `blocked`: it names what cannot be found, or two things at once. */
export const Verdict = z.enum(['new', 'changes', 'same', 'refused', 'blocked']);
export type Verdict = z.infer<typeof Verdict>;

/** What became of a row. */
export const Outcome = z.enum(['made', 'changed', 'same', 'refused']);
export type Outcome = z.infer<typeof Outcome>;

/** Why a row cannot be made, and which of its columns says so; null: the row as a whole. */
export const RowProblem = z.object({
  column: ColumnKey.nullable(),
  reason: z.custom<Reason>(isReason),
  details: z.record(z.string(), z.string()),
});
export type RowProblem = Readonly<z.infer<typeof RowProblem>>;

export const ListImportRows = z.strictObject({
  ...OfImport,
  verdict: Verdict.optional(),
  outcome: Outcome.optional(),
  ...Paging.shape,
});
export type ListImportRows = z.infer<typeof ListImportRows>;

export const ImportRowView = z.object({
  number: z.int(),
  line: z.int(),
  kind: ImportKind,
  cells: ImportCells,
  /** Null: not judged yet. */
  verdict: Verdict.nullable(),
  problem: RowProblem.nullable(),
  /** Null: not made yet. */
  outcome: Outcome.nullable(),
});
export type ImportRowView = z.infer<typeof ImportRowView>;

export const ImportState = z.enum(['uploading', 'judging', 'judged', 'running', 'done', 'stopped', 'failed']);
export type ImportState = z.infer<typeof ImportState>;

/** What making an import would do to people: each is counted once, however many of its parts concern them. */
export const ImportEffect = z.object({ gain: z.int(), lose: z.int(), /** Rows that give something sensitive. */ sensitive: z.int() });
export type ImportEffect = Readonly<z.infer<typeof ImportEffect>>;

/** An import as who began it sees it. */
export const ImportView = z.object({
  id: ImportId,
  name: z.string(),
  /** Null: it is no longer theirs to see. */
  node: z.object({ id: NodeId, name: z.string() }).nullable(),
  state: ImportState,
  rows: z.int(),
  /** Of these, how many are judged, while it is judged. */
  judged: z.int(),
  verdicts: z.record(Verdict, z.int()),
  outcomes: z.record(Outcome, z.int()),
  /** Which judgement it is: the next one has another number. */
  judging: z.int(),
  /** Null: not judged. */
  effect: ImportEffect.nullable(),
  /** Why it ended before its last row; null also where something broke on our side. */
  failure: z.custom<Reason>(isReason).nullable(),
  startedAt: z.iso.datetime(),
  keptUntil: z.iso.datetime(),
});
export type ImportView = z.infer<typeof ImportView>;
