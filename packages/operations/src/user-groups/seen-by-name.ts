import { mayAt, maySeeMember } from '@totem/domain/access/visibility';
import type { MemberId } from '@totem/domain/ids';
import type { MemberName } from '@totem/db/members';
import { type Ctx, accessOfAll } from '../context.ts';

/** Those whom the reader may see, by name. Whoever belongs where the reader sees people is seen without a look at what they hold. */
export async function seenByName(ctx: Ctx, names: readonly MemberName[]): Promise<MemberName[]> {
  const isAtHand = (one: MemberName) => mayAt(ctx, 'administration:member.view', one.home);
  const others = names.filter((one) => !isAtHand(one)).map((one) => one.id);
  const { access } = await accessOfAll(ctx, others);
  const reaching = new Set<MemberId>(access.flatMap((one) => (one && maySeeMember(ctx, one) ? [one.facts.id] : [])));
  const byName = new Intl.Collator('en').compare;
  return names.filter((one) => isAtHand(one) || reaching.has(one.id)).toSorted((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
