import type { Reason } from '../errors.ts';
import type { AccessChange, AnyGroup, Gives, Receiver } from '../grants.ts';
import type { NodeId } from '../ids.ts';
import { isSameName } from '../search.ts';
import type { LocationGroupFact, UserGroupFact } from './facts.ts';
import { type Giving, whyNotGive } from './ceiling.ts';
import { type Deleted, type DraftFacts, givingTo, nodeOfTarget } from './draft.ts';
import { type Asker, mayAt, maySeeGroup, maySeeLocationGroup } from './visibility.ts';

/** How long a deleted group can be restored. */
export const restorableMs = 30 * 24 * 3_600_000;

/** What a user group gives, or what is given of a location group, with whom it is to. */
interface GivenThrough {
  readonly to: Receiver;
  readonly gives: Gives;
  readonly node: NodeId;
  readonly hasEnd: boolean;
  readonly reason: string | null;
}

/**
 * Why the asker may not delete a group; null when they may: it is to end whatever people have through it, so that nobody
 * takes away from somebody above them (E29).
 *
 * @returns `user_group.not_found` · `location_group.not_found` · `access.denied`, or as for ending a grant.
 */
export function whyNotDelete(asker: Asker, facts: DraftFacts, what: AnyGroup): Reason | null {
  if ('userGroup' in what) {
    const group = facts.userGroups.get(what.userGroup);
    if (!group || !maySeeGroup(asker, group)) return 'user_group.not_found';
    if (!mayAt(asker, 'administration:user_group.delete', group.home)) return 'access.denied';
    return whyNotEach(asker, facts, givenBy(facts, group), 'end', null);
  }
  const group = facts.locationGroups.get(what.locationGroup);
  if (!group || !maySeeLocationGroup(asker, group)) return 'location_group.not_found';
  if (!mayAt(asker, 'administration:location_group.delete', group.home)) return 'access.denied';
  return whyNotEach(asker, facts, givenOf(facts, group), 'end', null);
}

/**
 * Why the asker may not restore a group; null when they may: it is to give again whatever people had through it (E28).
 *
 * @returns `user_group.not_found` · `location_group.not_found`, also for a group that is not deleted · `user_group.gone` ·
 * `location_group.gone` 30 days after it was deleted · `user_group.name_taken` · `location_group.name_taken`, or as for giving.
 */
export function whyNotRestore(asker: Asker, facts: DraftFacts, what: AnyGroup, reason: string | null): Reason | null {
  const { userGroups, locationGroups } = facts.deleted;
  if ('userGroup' in what) {
    const group = userGroups.get(what.userGroup);
    if (!group || !mayRestore(asker, what, group)) return 'user_group.not_found';
    if (isGone(asker, group)) return 'user_group.gone';
    if (isNameTaken(group, userGroups.values())) return 'user_group.name_taken';
    return whyNotEach(asker, facts, givenBy(facts, group), 'give', reason);
  }
  const group = locationGroups.get(what.locationGroup);
  if (!group || !mayRestore(asker, what, group)) return 'location_group.not_found';
  if (isGone(asker, group)) return 'location_group.gone';
  if (isNameTaken(group, locationGroups.values())) return 'location_group.name_taken';
  return whyNotEach(asker, facts, givenOf(facts, group), 'give', reason);
}

const isGone = ({ now }: Asker, { deletedAtMs }: Deleted): boolean => now.getTime() >= deletedAtMs + restorableMs;

/** Whether a group's name is another's by now, or would be one's that is restored with it. */
function isNameTaken(group: Deleted, restored: Iterable<Deleted>): boolean {
  const isTwin = (one: Deleted) => one !== group && one.home === group.home && isSameName(one.name, group.name);
  return group.isNameTaken || [...restored].some(isTwin);
}

/** Whether the asker may know of a group that is deleted, and restore it as far as what it gives is theirs to give. */
export const mayRestore = (asker: Asker, what: AnyGroup, { home }: { readonly home: NodeId }): boolean =>
  mayAt(asker, 'userGroup' in what ? 'administration:user_group.delete' : 'administration:location_group.delete', home);

/** The groups that a draft deletes, by id. */
export const deletedBy = (changes: readonly AccessChange[]): ReadonlySet<string> =>
  new Set(changes.flatMap((one) => (one.change === 'delete' ? Object.values(one.what) : [])));

/**
 * Whether a line changes something of a group that the same draft deletes: who would save both is asked to choose.
 *
 * @param going those that the draft deletes.
 */
export function isOfDeleted(facts: DraftFacts, change: AccessChange, going: ReadonlySet<string>): boolean {
  switch (change.change) {
    case 'give':
      return idsOf(change).some((id) => going.has(id));
    case 'end': {
      const grant = facts.grants.get(change.grant);
      return grant !== undefined && idsOf(grant).some((id) => going.has(id));
    }
    case 'join':
    case 'leave':
      return going.has(change.group);
    case 'enter':
    case 'withdraw':
      return going.has(change.locationGroup);
    case 'delete':
    case 'restore':
      return false;
  }
}

const idsOf = ({ to, on }: Pick<Extract<AccessChange, { change: 'give' }>, 'to' | 'on'>): string[] => [
  ...Object.values(to),
  ...Object.values(on),
];

/** The first reason for which something that is given through a group may not be ended, or given. */
function whyNotEach(
  asker: Asker,
  facts: DraftFacts,
  all: readonly GivenThrough[],
  act: Giving['act'],
  reason: string | null,
): Reason | null {
  for (const { to, ...given } of all) {
    const receiver = givingTo(facts, to);
    const refused = receiver && whyNotGive(asker.mine, receiver, { ...given, act, reason: reason ?? given.reason }, asker.now);
    if (refused) return refused;
  }
  return null;
}

/** What a user group gives, except through a location group that is deleted and stays so. */
const givenBy = (facts: DraftFacts, { id, grants }: UserGroupFact): GivenThrough[] =>
  grants.flatMap(({ gives, on, untilMs, reason }): GivenThrough[] => {
    const restored = 'locationGroup' in on ? facts.deleted.locationGroups.get(on.locationGroup) : undefined;
    const node = nodeOfTarget(facts, on) ?? restored?.home;
    return node === undefined ? [] : [{ to: { group: id }, gives, node, hasEnd: untilMs !== Infinity, reason }];
  });

/** To whom the locations of a location group are given. */
const givenOf = ({ receivers }: DraftFacts, { id, home }: LocationGroupFact): GivenThrough[] =>
  (receivers.get(id) ?? []).map((to) => ({ to, gives: { locations: null }, node: home, hasEnd: false, reason: null }));
