import type { AccessChange, Give, GrantTarget, Receiver } from '../grants.ts';
import type { GrantId, LocationGroupId, MemberId, NodeId, UserGroupId } from '../ids.ts';
import { type Tree, itemOf } from '../tree.ts';
import type { CompiledAccess } from './compile.ts';
import type { GrantFact, LocationGroupFact, UserGroupFact } from './facts.ts';

/** A grant in force or to come, with whom it is to. */
export type StandingGrant = GrantFact & { readonly to: Receiver };

/** A user group with the people who are in it now or will be. */
export interface UserGroupWithMembers extends UserGroupFact {
  readonly members: readonly MemberId[];
}

/** Everything that a draft names, as it stands when the draft is judged. What is not in a map does not exist. */
export interface DraftFacts {
  readonly tree: Tree;
  readonly grants: ReadonlyMap<GrantId, StandingGrant>;
  readonly userGroups: ReadonlyMap<UserGroupId, UserGroupWithMembers>;
  readonly locationGroups: ReadonlyMap<LocationGroupId, LocationGroupFact>;
  /** To whom each location group that a line enters or withdraws from is given. */
  readonly receivers: ReadonlyMap<LocationGroupId, readonly Receiver[]>;
  readonly members: ReadonlyMap<MemberId, CompiledAccess>;
  /** What the draft itself gives each user group: whoever joins one by the same draft is given that, too. Absent: nothing. */
  readonly given?: ReadonlyMap<UserGroupId, readonly Give[]>;
}

/** What a draft gives each user group. */
export const givenToGroups = (changes: readonly AccessChange[]): ReadonlyMap<UserGroupId, readonly Give[]> =>
  changes.reduce((given, change) => {
    if (change.change === 'give' && 'group' in change.to) given.set(change.to.group, [...(given.get(change.to.group) ?? []), change]);
    return given;
  }, new Map<UserGroupId, readonly Give[]>());

/** The node at which a target is judged: itself, a service item's node, a location group's home; null for what does not exist. */
export function nodeOfTarget({ tree, locationGroups }: Pick<DraftFacts, 'tree' | 'locationGroups'>, on: GrantTarget): NodeId | null {
  if ('node' in on) return tree.nodeAt.has(on.node) ? on.node : null;
  if ('locationGroup' in on) return locationGroups.get(on.locationGroup)?.home ?? null;
  return itemOf(tree, on.item)?.node ?? null;
}
