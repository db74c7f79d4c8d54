import { type UserGroupWithMembers, nothingDeleted } from '@totem/domain/access/draft';
import type { LocationGroupFact } from '@totem/domain/access/facts';
import { whyNotChange } from '@totem/domain/access/judge-change';
import { mayAt } from '@totem/domain/access/visibility';
import type { Reason } from '@totem/domain/errors';
import type { AccessChange, Receiver } from '@totem/domain/grants';
import { findUserGroups, listReceiversOf } from '@totem/db/draft';
import type { Db } from '@totem/db/orm';
import { type Ctx, accessOfAll } from '../context.ts';

type Entry = Extract<AccessChange, { change: 'enter' | 'withdraw' }>;

/** Above so many people a line is judged where its effect is shown, and not before. */
const mostJudged = 100;

/** A location group with everybody to whom it is given; null: too many to judge, or nobody is asked. */
export interface HeldGroup {
  readonly group: LocationGroupFact;
  readonly holders: { readonly receivers: readonly Receiver[]; readonly userGroups: readonly UserGroupWithMembers[] } | null;
}

/** Reads what `entryJudge` judges by. */
export async function loadHeldGroup(ctx: Ctx, db: Db, group: LocationGroupFact): Promise<HeldGroup> {
  if (!mayEdit(ctx, group)) return { group, holders: null };
  const receivers = await listReceiversOf(db, group.id);
  if (receivers.length > mostJudged) return { group, holders: null };
  const userGroups = await findUserGroups(
    db,
    receivers.flatMap((one) => ('group' in one ? [one.group] : [])),
  );
  return { group, holders: { receivers, userGroups } };
}

/**
 * Tells why the asker cannot put a location into a group or take it out, as a draft would be judged: an entry gives, or ends,
 * its location for everybody to whom the group is given. Null: nothing is known that refuses it.
 */
export async function entryJudge(ctx: Ctx, { group, holders }: HeldGroup): Promise<(change: Entry) => Reason | null> {
  if (!mayEdit(ctx, group)) return () => 'access.denied';
  if (!holders) return () => null;
  const { receivers, userGroups } = holders;
  const people = new Set([
    ...receivers.flatMap((one) => ('member' in one ? [one.member] : [])),
    ...userGroups.flatMap((one) => one.members),
  ]);
  if (people.size > mostJudged) return () => null;
  const { access } = await accessOfAll(ctx, [...people]);
  const facts = {
    tree: ctx.tree,
    grants: new Map(),
    userGroups: new Map(userGroups.map((one) => [one.id, one])),
    locationGroups: new Map([[group.id, group]]),
    receivers: new Map([[group.id, receivers]]),
    deleted: nothingDeleted,
    members: new Map(access.flatMap((one) => (one ? [[one.facts.id, one] as const] : []))),
  };
  return (change) => whyNotChange(ctx, facts, change, null, new Set());
}

const mayEdit = (ctx: Ctx, { home }: LocationGroupFact): boolean => mayAt(ctx, 'administration:location_group.edit', home);
