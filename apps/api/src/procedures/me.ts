import { UserId, NodeId, OrganizationId } from '@totem/domain/ids';
import { Language } from '@totem/domain/language';
import { NoticeKind } from '@totem/domain/messages';
import type { AdministrationPermission } from '@totem/domain/catalog/administration';
import { AskOfOrganization, WhomToAskView } from '@totem/domain/organizations';
import { changeSettings, getSettings } from '@totem/operations/me/my-settings';
import { myRights } from '@totem/operations/me/my-rights';
import { whomToAsk } from '@totem/operations/me/whom-to-ask';
import { z } from 'zod';
import { memberProcedure, publicProcedure, router, userProcedure } from '../trpc.ts';

const PersonView = z.object({ id: UserId, name: z.string(), email: z.string(), sessionEndsAt: z.iso.datetime() });
const SettingsView = z.object({ language: Language, muted: z.array(NoticeKind) });

export const me = router({
  /** Who is signed in; null for nobody, which is no error: the page asks in order to know. */
  person: publicProcedure.output(PersonView.nullable()).query(async ({ ctx }) => {
    const who = await ctx.runtime.signIn.whoIs(ctx.headers);
    return who && { id: who.userId, name: who.name, email: who.email, sessionEndsAt: who.endsAt.toISOString() };
  }),
  /** What the asker may administer at a node: the page's controls follow it, the server decides again. */
  rights: memberProcedure
    .input(z.strictObject({ organizationId: OrganizationId, node: NodeId }))
    .output(z.array(z.custom<AdministrationPermission>((value) => typeof value === 'string')))
    .query(({ ctx, input }) => myRights(ctx.asking, input)),
  /** Who could give the asker what they lack, by name. */
  whomToAsk: memberProcedure
    .input(AskOfOrganization)
    .output(WhomToAskView)
    .query(({ ctx }) => whomToAsk(ctx.asking)),
  settings: userProcedure.output(SettingsView).query(({ ctx }) => getSettings(ctx.signedIn)),
  changeSettings: userProcedure
    .input(z.strictObject({ language: Language.optional(), muted: z.array(NoticeKind).optional() }))
    .output(SettingsView)
    .mutation(({ ctx, input }) => changeSettings(ctx.signedIn, input)),
});
