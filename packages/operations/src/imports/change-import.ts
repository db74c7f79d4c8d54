import { Refusal } from '@totem/domain/errors';
import { ImportId } from '@totem/domain/ids';
import type { AddImportRows, DropImportRow, EditImportRow, ImportView, OneImport, RunImport, StartImport } from '@totem/domain/imports';
import {
  type KeptImport,
  addImportRows,
  beginJudging,
  beginMaking,
  deleteImport,
  dropImportRow,
  editImportRow,
  insertImport,
  stopImport,
} from '@totem/db/imports';
import { type Db, inOrganization } from '@totem/db/orm';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import type { JobName } from '../jobs.ts';
import { newId } from '../new-id.ts';
import { importNeeds } from './import-needs.ts';
import { ownImport, viewImport } from './view-import.ts';

/** Begins an import, which has no row yet. @throws Refusal `access.denied` · `node.not_found` · `import.too_many` */
export function startImport(ctx: Ctx, { node, name, language, timeZone }: StartImport): Promise<ImportView> {
  authorize(ctx, importNeeds, node);
  const { member, user } = ctx.actor;
  return change(ctx, async (db) => {
    const kept = await insertImport(db, { id: newId(ImportId), member, user, node, name, language, timeZone });
    await ctx.runtime.queue.send(db, 'import.forget', { organizationId: ctx.organizationId, import: kept.id }, kept.keptUntil);
    return viewImport(ctx, db, kept);
  });
}

/** Adds rows to an import of one's own. @throws Refusal `import.not_found` · `import.not_now` · `import.too_large` */
export const addRows = (ctx: Ctx, { import: id, rows }: AddImportRows): Promise<ImportView> =>
  ofOwn(ctx, id, (db) => addImportRows(db, id, rows));

/** Asks the worker what each row would do. @throws Refusal `import.not_found` · `import.not_now` · `import.under_way` */
export const judgeRows = (ctx: Ctx, { import: id }: OneImport): Promise<ImportView> =>
  ofOwn(
    ctx,
    id,
    async (db) => {
      const { judging } = await beginJudging(db, id);
      await ctx.runtime.queue.send(db, 'import.judge', { organizationId: ctx.organizationId, import: id, judging });
    },
    'import.judge',
  );

/** Changes what a row says; it is to be judged again. @throws Refusal `import.not_found` · `import.not_now` */
export const editRow = (ctx: Ctx, { import: id, number, cells }: EditImportRow): Promise<ImportView> =>
  ofOwn(ctx, id, (db) => editImportRow(db, id, number, cells));

/** Takes a row out of an import. @throws Refusal `import.not_found` · `import.not_now` */
export const dropRow = (ctx: Ctx, { import: id, number }: DropImportRow): Promise<ImportView> =>
  ofOwn(ctx, id, (db) => dropImportRow(db, id, number));

/** Asks the worker to make what was judged. @throws Refusal as `judgeRows` · `import.not_now` also where it was judged anew since */
export const runImport = (ctx: Ctx, { import: id, judging }: RunImport): Promise<ImportView> =>
  ofOwn(
    ctx,
    id,
    async (db) => {
      await beginMaking(db, id, judging);
      await ctx.runtime.queue.send(db, 'import.make', { organizationId: ctx.organizationId, import: id });
    },
    'import.make',
  );

/** Stops an import that is judged or made; what is made stays made. @throws Refusal `import.not_found` · `import.not_now` */
export const stopRows = (ctx: Ctx, { import: id }: OneImport): Promise<ImportView> =>
  change(ctx, async (db) => {
    await ownImport(ctx, db, id);
    if (!(await stopImport(db, id))) throw new Refusal('import.not_now');
    return viewImport(ctx, db, await ownImport(ctx, db, id));
  });

/** Removes an import of one's own with its rows; what was made of it stays. @throws Refusal `import.not_found` · `import.not_now` */
export const removeImport = (ctx: Ctx, { import: id }: OneImport): Promise<void> =>
  change(ctx, async (db) => {
    await ownImport(ctx, db, id);
    if (!(await deleteImport(db, id, ctx.actor.member))) throw new Refusal('import.not_now');
  });

/** A change of an import of one's own, by who may still import there. Nothing that a decision reads changes: it takes no version. */
async function ofOwn(ctx: Ctx, id: ImportId, work: (db: Db, kept: KeptImport) => Promise<void>, wakes?: JobName): Promise<ImportView> {
  const view = await change(ctx, async (db) => {
    const kept = await ownImport(ctx, db, id);
    authorize(ctx, importNeeds, kept.node);
    await work(db, kept);
    return viewImport(ctx, db, await ownImport(ctx, db, id));
  });
  if (wakes) await ctx.runtime.queue.wake(wakes);
  return view;
}

const change = <T>(ctx: Ctx, work: (db: Db) => Promise<T>): Promise<T> =>
  inOrganization(ctx.runtime.orm, ctx.organizationId, work, { purpose: 'changes' });
