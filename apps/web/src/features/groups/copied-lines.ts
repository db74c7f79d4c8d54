import type { AccessChange } from '@totem/domain/grants';
import type { LocationGroupId, UserGroupId } from '@totem/domain/ids';
import type { GroupPlace } from '@totem/domain/location-groups';
import type { NamedMembership, UserGroupDetails } from '@totem/domain/user-groups';
import { keptTimes } from '../draft/kept-times.ts';
import { filterOf } from '../locations/entries.ts';
import { targetOf } from '../person/access/lines.ts';

/**
 * What a user group gives, as lines for another. Ends are kept, and starts that are to come; reasons are not: they were given
 * about another group.
 */
export const copiedGrants = ({ grants }: Pick<UserGroupDetails, 'grants'>, group: UserGroupId, nowMs: number): AccessChange[] =>
  grants.map((grant) => ({ change: 'give', to: { group }, gives: grant.gives, on: targetOf(grant.on), ...keptTimes(grant, nowMs) }));

/** Who is in a user group, as lines for another, each until when they are in it. */
export const copiedPeople = (people: readonly NamedMembership[], group: UserGroupId, nowMs: number): AccessChange[] =>
  people.map((person) => ({ change: 'join', group, member: person.id, ...keptTimes(person, nowMs) }));

/** What locations are in a location group for, as lines for another. */
export const copiedEntries = (places: readonly Pick<GroupPlace, 'id' | 'entries'>[], locationGroup: LocationGroupId): AccessChange[] =>
  places.flatMap(({ id, entries }) =>
    entries.map(({ filter }): AccessChange => ({ change: 'enter', locationGroup, location: id, filter: filterOf(filter) })),
  );
