import { ChangeAccess, EffectView, PreviewAccess, SavedView } from '@totem/domain/change-access';
import { ListNeedlessGrants, NeedlessPage } from '@totem/domain/needless-grants';
import { changeAccess } from '@totem/operations/grants/change-access';
import { listNeedlessGrants } from '@totem/operations/grants/list-needless-grants';
import { previewAccess } from '@totem/operations/grants/preview-access';
import { memberProcedure, router } from '../trpc.ts';

export const grants = router({
  /** A mutation by its verb alone, since a draft may be long; nothing of it stays. */
  preview: memberProcedure
    .input(PreviewAccess)
    .output(EffectView)
    .mutation(({ ctx, input }) => previewAccess(ctx.asking, input)),
  save: memberProcedure
    .input(ChangeAccess)
    .output(SavedView)
    .mutation(({ ctx, input }) => changeAccess(ctx.asking, input)),
  /** Those that change nothing, for whoever cleans up. */
  needless: memberProcedure
    .input(ListNeedlessGrants)
    .output(NeedlessPage)
    .query(({ ctx, input }) => listNeedlessGrants(ctx.asking, input)),
});
