import { ActivityRow, ListActivity, ListMyActivity, VerifiedActivity, VerifyActivity } from '@totem/domain/activity';
import { ActivityExportView, ListActivityExports, RemoveActivityExport, StartActivityExport } from '@totem/domain/activity-exports';
import { pageOf } from '@totem/domain/paging';
import { listActivity, listMyActivity } from '@totem/operations/activity/list-activity';
import { listActivityExports } from '@totem/operations/activity/list-activity-exports';
import { removeActivityExport } from '@totem/operations/activity/remove-activity-export';
import { startActivityExport } from '@totem/operations/activity/start-activity-export';
import { verifyActivity } from '@totem/operations/activity/verify-activity';
import { z } from 'zod';
import { memberProcedure, router } from '../trpc.ts';

export const activity = router({
  list: memberProcedure
    .input(ListActivity)
    .output(pageOf(ActivityRow))
    .query(({ ctx, input }) => listActivity(ctx.asking, input)),
  /** About oneself everybody may ask. */
  mine: memberProcedure
    .input(ListMyActivity)
    .output(pageOf(ActivityRow))
    .query(({ ctx, input }) => listMyActivity(ctx.asking, input)),
  exports: memberProcedure
    .input(ListActivityExports)
    .output(pageOf(ActivityExportView))
    .query(({ ctx }) => listActivityExports(ctx.asking)),
  startExport: memberProcedure
    .input(StartActivityExport)
    .output(ActivityExportView)
    .mutation(({ ctx, input }) => startActivityExport(ctx.asking, input)),
  removeExport: memberProcedure
    .input(RemoveActivityExport)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await removeActivityExport(ctx.asking, input);
      return null;
    }),
  verify: memberProcedure
    .input(VerifyActivity)
    .output(VerifiedActivity)
    .query(({ ctx, input }) => verifyActivity(ctx.asking, input)),
});
