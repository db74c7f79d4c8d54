import { ChangeAccess, EffectView, SavedView } from '@totem/domain/change-access';
import { changeAccess } from '@totem/operations/grants/change-access';
import { previewAccess } from '@totem/operations/grants/preview-access';
import { memberProcedure, router } from '../trpc.ts';

export const grants = router({
  /** A mutation by its verb alone, since a draft may be long; nothing of it stays. */
  preview: memberProcedure
    .input(ChangeAccess)
    .output(EffectView)
    .mutation(({ ctx, input }) => previewAccess(ctx.asking, input)),
  save: memberProcedure
    .input(ChangeAccess)
    .output(SavedView)
    .mutation(({ ctx, input }) => changeAccess(ctx.asking, input)),
});
