import { ActivityRow, ListActivity, ListMyActivity, VerifiedActivity, VerifyActivity } from '@totem/domain/activity';
import { pageOf } from '@totem/domain/paging';
import { listActivity, listMyActivity } from '@totem/operations/activity/list-activity';
import { verifyActivity } from '@totem/operations/activity/verify-activity';
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
  verify: memberProcedure
    .input(VerifyActivity)
    .output(VerifiedActivity)
    .query(({ ctx, input }) => verifyActivity(ctx.asking, input)),
});
