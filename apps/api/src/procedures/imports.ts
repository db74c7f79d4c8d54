import {
  AddImportRows,
  DropImportRow,
  EditImportRow,
  ImportRowView,
  ImportView,
  ListImportRows,
  ListImports,
  OneImport,
  RunImport,
  StartImport,
} from '@totem/domain/imports';
import { pageOf } from '@totem/domain/paging';
import {
  addRows,
  dropRow,
  editRow,
  judgeRows,
  removeImport,
  runImport,
  startImport,
  stopRows,
} from '@totem/operations/imports/change-import';
import { getImport, listImports, listRows } from '@totem/operations/imports/list-imports';
import { z } from 'zod';
import { memberProcedure, router } from '../trpc.ts';

/** Each is about imports of one's own alone. */
export const imports = router({
  list: memberProcedure
    .input(ListImports)
    .output(pageOf(ImportView))
    .query(({ ctx }) => listImports(ctx.asking)),
  get: memberProcedure
    .input(OneImport)
    .output(ImportView)
    .query(({ ctx, input }) => getImport(ctx.asking, input)),
  rows: memberProcedure
    .input(ListImportRows)
    .output(pageOf(ImportRowView))
    .query(({ ctx, input }) => listRows(ctx.asking, input)),
  start: memberProcedure
    .input(StartImport)
    .output(ImportView)
    .mutation(({ ctx, input }) => startImport(ctx.asking, input)),
  addRows: memberProcedure
    .input(AddImportRows)
    .output(ImportView)
    .mutation(({ ctx, input }) => addRows(ctx.asking, input)),
  judge: memberProcedure
    .input(OneImport)
    .output(ImportView)
    .mutation(({ ctx, input }) => judgeRows(ctx.asking, input)),
  editRow: memberProcedure
    .input(EditImportRow)
    .output(ImportView)
    .mutation(({ ctx, input }) => editRow(ctx.asking, input)),
  dropRow: memberProcedure
    .input(DropImportRow)
    .output(ImportView)
    .mutation(({ ctx, input }) => dropRow(ctx.asking, input)),
  run: memberProcedure
    .input(RunImport)
    .output(ImportView)
    .mutation(({ ctx, input }) => runImport(ctx.asking, input)),
  stop: memberProcedure
    .input(OneImport)
    .output(ImportView)
    .mutation(({ ctx, input }) => stopRows(ctx.asking, input)),
  remove: memberProcedure
    .input(OneImport)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await removeImport(ctx.asking, input);
      return null;
    }),
});
