import { z } from 'zod';
import type { AccessChange, Receiver } from '../grants.ts';
import { type GrantId, LocationGroupId, MemberId, UserGroupId } from '../ids.ts';
import type { MemberFacts } from './facts.ts';

/** What one version of an organization touched; whatever access rests on one of these is compiled again. */
export const Delta = z.strictObject({
  members: z.array(MemberId).readonly(),
  userGroups: z.array(UserGroupId).readonly(),
  locationGroups: z.array(LocationGroupId).readonly(),
  /** Nodes, service items, archives: everybody's access. */
  tree: z.boolean(),
  catalog: z.boolean(),
});
export type Delta = z.infer<typeof Delta>;

export const noDelta: Delta = { members: [], userGroups: [], locationGroups: [], tree: false, catalog: false };

/** Whether a change may have touched what a member's access was compiled from. It may say yes too often, never no wrongly. */
export function touches(delta: Delta, facts: MemberFacts): boolean {
  if (delta.tree || delta.catalog || membersOf(delta).has(facts.id)) return true;
  if (delta.userGroups.some((id) => facts.memberships.some((membership) => membership.group.id === id))) return true;
  return delta.locationGroups.some((id) => facts.locationGroups.some((group) => group.id === id));
}

/** A delta of thousands is asked about thousands. */
const members = new WeakMap<Delta, ReadonlySet<MemberId>>();

function membersOf(delta: Delta): ReadonlySet<MemberId> {
  const known = members.get(delta) ?? new Set(delta.members);
  members.set(delta, known);
  return known;
}

/**
 * What saving a draft touches.
 *
 * @param receiverOf to whom a grant that is ended was given; null where there is no such grant.
 */
export function deltaOf(changes: readonly AccessChange[], receiverOf: (grant: GrantId) => Receiver | null): Delta {
  const members = new Set<MemberId>();
  const userGroups = new Set<UserGroupId>();
  const locationGroups = new Set<LocationGroupId>();
  const note = (to: Receiver | null) => {
    if (to && 'member' in to) members.add(to.member);
    else if (to) userGroups.add(to.group);
  };
  for (const change of changes) {
    if (change.change === 'give') note(change.to);
    else if (change.change === 'end') note(receiverOf(change.grant));
    else if (change.change === 'join' || change.change === 'leave') members.add(change.member);
    else if (change.change === 'enter' || change.change === 'withdraw') locationGroups.add(change.locationGroup);
    else if ('userGroup' in change.what) userGroups.add(change.what.userGroup);
    else locationGroups.add(change.what.locationGroup);
  }
  return { members: [...members], userGroups: [...userGroups], locationGroups: [...locationGroups], tree: false, catalog: false };
}
