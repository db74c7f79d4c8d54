import { UserId } from '@totem/domain/ids';
import { z } from 'zod';
import { publicProcedure, router } from './trpc.ts';

// What AppRouter mentions must be reachable from here, or a package that uses it cannot name it (TS2883).
export type { Context } from './trpc.ts';

const PersonView = z.object({ id: UserId, name: z.string(), email: z.string(), sessionEndsAt: z.iso.datetime() });

export const appRouter = router({
  me: router({
    /** Who is signed in; null for nobody, which is no error: the page asks in order to know. */
    person: publicProcedure.output(PersonView.nullable()).query(async ({ ctx }) => {
      const who = await ctx.runtime.signIn.whoIs(ctx.headers);
      return who && { id: who.userId, name: who.name, email: who.email, sessionEndsAt: who.endsAt.toISOString() };
    }),
  }),
});
export type AppRouter = typeof appRouter;
