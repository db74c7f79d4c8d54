import { ChangesView, FollowChanges } from '@totem/domain/changes';
import { followChanges } from '@totem/operations/changes/follow-changes';
import { streamOf } from '../stream-of.ts';
import { memberProcedure, router } from '../trpc.ts';

export const changes = router({
  /** Server-sent events: what changed while a page is open. A page asks for what it shows by itself, with its own rights. */
  follow: memberProcedure
    .input(FollowChanges)
    .output(streamOf(ChangesView))
    .subscription(({ ctx, input, signal }) =>
      followChanges(ctx.asking, ctx.memberStill, input, signal ? [signal, ctx.draining] : [ctx.draining]),
    ),
});
