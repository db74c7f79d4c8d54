import type { Reason } from '@totem/domain/errors';
import type { FilterName } from '@totem/domain/grant-views';
import type { DraftLine, ServiceFilter } from '@totem/domain/grants';
import type { LocationGroupId, NodeId } from '@totem/domain/ids';
import type { LocationEntry } from '@totem/domain/locations';
import { sameChange } from '../draft/same-change.ts';

type Entry = Extract<DraftLine, { change: 'enter' | 'withdraw' }>;

/** A location in a group. */
export interface EntryPlace {
  readonly locationGroup: LocationGroupId;
  readonly location: NodeId;
}

/** A location in a group, for every service or for one, as it would be with the draft. */
export interface EntryLine {
  readonly filter: ServiceFilter;
  /** The filter in names, where it stands already. */
  readonly named: FilterName;
  readonly state: 'standing' | 'added' | 'ended';
  /** The drafted line about it. */
  readonly change: DraftLine | null;
  /** Why the drafted line cannot be saved as it is. */
  readonly refused: Reason | null;
  /** Why it cannot be taken out. */
  readonly whyNot: Reason | null;
}

const enterOf = ({ locationGroup, location }: EntryPlace, filter: ServiceFilter): Entry => ({
  change: 'enter',
  locationGroup,
  location,
  filter,
});
const withdrawOf = (place: EntryPlace, filter: ServiceFilter): Entry => ({ ...enterOf(place, filter), change: 'withdraw' });

/** A filter without the names that it is read by. */
export const filterOf = (filter: FilterName): ServiceFilter => (filter !== null && 'item' in filter ? { item: filter.item } : filter);

export const sameFilter = (one: ServiceFilter, other: ServiceFilter): boolean => JSON.stringify(one) === JSON.stringify(other);

const isAbout = (change: DraftLine, { locationGroup, location }: EntryPlace): change is Entry =>
  (change.change === 'enter' || change.change === 'withdraw') && change.locationGroup === locationGroup && change.location === location;

/** For what a location is in a group: what stands, in its order, then what the draft adds. */
export function entryLinesOf(
  place: EntryPlace,
  standing: readonly LocationEntry[],
  draft: readonly DraftLine[],
  refusalOf: (change: DraftLine) => Reason | null,
): EntryLine[] {
  const own = draft.filter((change) => isAbout(change, place));
  const kept = standing.map(({ filter: named, refusals }): EntryLine => {
    const filter = filterOf(named);
    const change = own.find((one) => sameChange(one, withdrawOf(place, filter))) ?? null;
    return {
      filter,
      named,
      state: change ? 'ended' : 'standing',
      change,
      refused: change && refusalOf(change),
      whyNot: refusals.withdraw ?? null,
    };
  });
  const added = own.flatMap((change): EntryLine[] =>
    change.change === 'enter'
      ? [{ filter: change.filter, named: null, state: 'added', change, refused: refusalOf(change), whyNot: null }]
      : [],
  );
  return [...kept, ...added];
}

/** The draft with a location put into a group; what it was about to leave for the same stays. */
export const put = (draft: readonly DraftLine[], place: EntryPlace, filter: ServiceFilter): readonly DraftLine[] =>
  toggled(draft, withdrawOf(place, filter), enterOf(place, filter));

/** The draft with a location taken out of a group; what was about to enter for the same does not. */
export const take = (draft: readonly DraftLine[], place: EntryPlace, filter: ServiceFilter): readonly DraftLine[] =>
  toggled(draft, enterOf(place, filter), withdrawOf(place, filter));

/** The draft with a location in a group for something else: out for the one, in for the other, at once. */
export const narrow = (draft: readonly DraftLine[], place: EntryPlace, from: ServiceFilter, to: ServiceFilter): readonly DraftLine[] =>
  sameFilter(from, to) ? draft : put(take(draft, place, from), place, to);

/** The draft with nothing about a location in a group. */
export const untouched = (draft: readonly DraftLine[], place: EntryPlace): readonly DraftLine[] =>
  draft.filter((change) => !isAbout(change, place));

const toggled = (draft: readonly DraftLine[], undone: Entry, made: Entry): readonly DraftLine[] =>
  draft.some((change) => sameChange(change, undone)) ? draft.filter((change) => !sameChange(change, undone)) : [...draft, made];

/** The locations that a draft puts into a group and that are not among those shown. */
export const enteringElse = (draft: readonly DraftLine[], group: LocationGroupId, shown: ReadonlySet<NodeId>): NodeId[] => [
  ...new Set(
    draft.flatMap((change) =>
      change.change === 'enter' && change.locationGroup === group && !shown.has(change.location) ? [change.location] : [],
    ),
  ),
];
