import type { ImportId } from '@totem/domain/ids';
import { Outcome, type RowProblem, Verdict } from '@totem/domain/imports';
import { type ImportCells, ImportKind } from '@totem/domain/import/kinds';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

/** One row of an import: what it says, what it would do and what became of it. */
export const ImportRow = defineEntity({
  name: 'ImportRowRow',
  tableName: 'import_row',
  properties: {
    organizationId,
    importId: p.uuid().$type<ImportId>().primary(),
    number: p.integer().primary(),
    /** Where it stands in its file. */
    line: p.integer(),
    kind: p.enum([...ImportKind.options]),
    cells: p.json<ImportCells>(),
    /** The order in which rows are made, so that what is named comes first; null: not judged. */
    place: p.integer().strictNullable(),
    verdict: p.enum([...Verdict.options]).strictNullable(),
    problem: p.json<RowProblem>().strictNullable(),
    outcome: p.enum([...Outcome.options]).strictNullable(),
  },
  ...ofTenant,
});
