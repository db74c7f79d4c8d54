import type { CompiledAccess } from '@totem/domain/access/compile';
import type { DraftFacts } from '@totem/domain/access/draft';
import { Refusal } from '@totem/domain/errors';
import { type Mail, giftWords } from '@totem/domain/messages';
import type { Gives, GrantTarget } from '@totem/domain/grants';
import type { MemberId } from '@totem/domain/ids';
import { findOrganization } from '@totem/db/organizations';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import type { Job, JobName } from '../jobs.ts';
import { targetNameOf } from '../names.ts';
import type { AppliedDraft, JudgedDraft } from './rehearse-draft.ts';

type Changed = Extract<Mail, { template: 'access.changed' }>;
export type Gift = Changed['given'][number];

/** At most so many lines are named in a mail; the rest is a number. */
const linesNamed = 20;

/**
 * Puts down a mail to everybody whom a line names, except the actor: who is put into a group is told, who merely is in a
 * group that changed is not, for such a change may concern thousands.
 *
 * @returns the queues to wake after the commit.
 */
export async function tellThoseChanged(
  ctx: Ctx,
  tx: Locked,
  { facts, lines }: JudgedDraft,
  { touched }: AppliedDraft,
  reason: string | null,
): Promise<readonly JobName[]> {
  const gifts = new Map<MemberId, { given: Gift[]; ended: Gift[] }>();
  const note = (member: MemberId, which: 'given' | 'ended', gift: Gift) => {
    const all = gifts.get(member) ?? { given: [], ended: [] };
    all[which].push(gift);
    gifts.set(member, all);
  };
  for (const { change } of lines) {
    if (change.change === 'give' && 'member' in change.to) note(change.to.member, 'given', giftOf(ctx, facts, change.gives, change.on));
    if (change.change === 'end') {
      const grant = facts.grants.get(change.grant);
      if (grant && 'member' in grant.to) note(grant.to.member, 'ended', giftOf(ctx, facts, grant.gives, grant.on));
    }
    if (change.change === 'join' || change.change === 'leave') {
      const group = facts.userGroups.get(change.group);
      const { userGroup } = ctx.catalog.product.words;
      if (group) note(change.member, change.change === 'join' ? 'given' : 'ended', { what: userGroup, where: group.name });
    }
  }
  return tellOf(ctx, tx, gifts, touched.after, reason);
}

/**
 * Puts down a mail to each of some people about what was given to them and what ended; the actor, and who cannot or may not
 * sign in, gets none.
 *
 * @returns the queues to wake after the commit.
 */
export async function tellOf(
  ctx: Ctx,
  tx: Locked,
  gifts: ReadonlyMap<MemberId, { readonly given: readonly Gift[]; readonly ended: readonly Gift[] }>,
  people: readonly CompiledAccess[],
  reason: string | null,
): Promise<readonly JobName[]> {
  const organization = await findOrganization(tx);
  if (!organization) throw new Refusal('organization.not_found');
  const mails: Job<'mail'>[] = [];
  for (const access of people) {
    const told = gifts.get(access.facts.id);
    const { user, status } = access.facts;
    if (!told || user === null || status !== 'active' || access.facts.id === ctx.actor.member) continue;
    const mail: Changed = {
      template: 'access.changed',
      organization: organization.name,
      by: ctx.mine.facts.name,
      given: told.given.slice(0, linesNamed),
      ended: told.ended.slice(0, linesNamed),
      more: Math.max(0, told.given.length - linesNamed) + Math.max(0, told.ended.length - linesNamed),
      reason,
      link: `${ctx.runtime.publicUrl}/${organization.slug}`,
    };
    mails.push({ key: `access.changed/${tx.organizationId}/${tx.version + 1}/${access.facts.id}`, userId: user, mail });
  }
  await ctx.runtime.queue.sendMany(tx, 'mail', mails);
  return mails.length > 0 ? ['mail'] : [];
}

/** A gift in the product's words, with the name of what it is on. */
export function giftOf(
  { catalog }: Ctx,
  { tree, locationGroups }: Pick<DraftFacts, 'tree' | 'locationGroups'>,
  gives: Gives,
  on: GrantTarget,
): Gift {
  const where = targetNameOf(tree, locationGroups, on)?.name ?? '–';
  return { what: giftWords(catalog, 'locations' in gives ? null : gives), where };
}
