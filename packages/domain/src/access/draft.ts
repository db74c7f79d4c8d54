import type { AccessChange, Give, GrantTarget, Receiver } from '../grants.ts';
import type { GrantId, LocationGroupId, MemberId, NodeId, UserGroupId } from '../ids.ts';
import { type Tree, itemOf } from '../tree.ts';
import type { CompiledAccess } from './compile.ts';
import type { GivingTo } from './ceiling.ts';
import type { GrantFact, LocationGroupFact, UserGroupFact } from './facts.ts';

/** A grant in force or to come, with whom it is to. */
export type StandingGrant = GrantFact & { readonly to: Receiver };

/** A user group with the people who are in it now or will be. */
export interface UserGroupWithMembers extends UserGroupFact {
  readonly members: readonly MemberId[];
}

/** A group that was deleted and is not restored, as it would come back. */
export type Deleted<Group extends UserGroupFact | LocationGroupFact = UserGroupFact | LocationGroupFact> = Group & {
  readonly deletedAtMs: number;
  /** Whether another group of its kind has its name at its home by now. */
  readonly isNameTaken: boolean;
};

/** Everything that a draft names, as it stands when the draft is judged. What is not in a map does not exist. */
export interface DraftFacts {
  readonly tree: Tree;
  readonly grants: ReadonlyMap<GrantId, StandingGrant>;
  readonly userGroups: ReadonlyMap<UserGroupId, UserGroupWithMembers>;
  readonly locationGroups: ReadonlyMap<LocationGroupId, LocationGroupFact>;
  /** The groups that a line restores. */
  readonly deleted: {
    readonly userGroups: ReadonlyMap<UserGroupId, Deleted<UserGroupWithMembers>>;
    readonly locationGroups: ReadonlyMap<LocationGroupId, Deleted<LocationGroupFact>>;
  };
  /** To whom each location group is given that a line enters, withdraws from, deletes or restores. */
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

export const nothingDeleted: DraftFacts['deleted'] = { userGroups: new Map(), locationGroups: new Map() };

/** A receiver as the ceiling asks for it, also a group that a line restores; null where it does not exist. */
export function givingTo({ members, userGroups, deleted }: DraftFacts, receiver: Receiver): GivingTo | null {
  if ('member' in receiver) {
    const member = members.get(receiver.member);
    return member ? { member } : null;
  }
  const group = userGroups.get(receiver.group) ?? deleted.userGroups.get(receiver.group);
  return group ? { group, members: group.members.flatMap((member) => members.get(member) ?? []) } : null;
}

/** The node at which a target is judged: itself, a service item's node, a location group's home; null for what does not exist. */
export function nodeOfTarget({ tree, locationGroups }: Pick<DraftFacts, 'tree' | 'locationGroups'>, on: GrantTarget): NodeId | null {
  if ('node' in on) return tree.nodeAt.has(on.node) ? on.node : null;
  if ('locationGroup' in on) return locationGroups.get(on.locationGroup)?.home ?? null;
  return itemOf(tree, on.item)?.node ?? null;
}
