import type { ImportRowView, ImportView, ListImportRows, OneImport } from '@totem/domain/imports';
import type { Page } from '@totem/domain/paging';
import { listImportRows, listImportsOf } from '@totem/db/imports';
import { inOrganization } from '@totem/db/orm';
import type { Ctx } from '../context.ts';
import { ownImport, viewImport, viewImports } from './view-import.ts';

/** The asker's own imports, newest first: a few, so all of them. */
export const listImports = (ctx: Ctx): Promise<Page<ImportView>> =>
  inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => ({
    rows: await viewImports(ctx, db, await listImportsOf(db, ctx.actor.member)),
    complete: true,
    next: null,
  }));

/** One of the asker's own. @throws Refusal `import.not_found` */
export const getImport = (ctx: Ctx, { import: id }: OneImport): Promise<ImportView> =>
  inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => viewImport(ctx, db, await ownImport(ctx, db, id)));

/** Its rows, as they stand in the file. @throws Refusal `import.not_found` · `cursor.unknown` */
export const listRows = (ctx: Ctx, { import: id, ...wanted }: ListImportRows): Promise<Page<ImportRowView>> =>
  inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    await ownImport(ctx, db, id);
    return listImportRows(db, id, wanted);
  });
