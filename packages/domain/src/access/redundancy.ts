import type { ServiceFilter } from '../grants.ts';
import type { GrantId, LocationGroupId, NodeId, UserGroupId } from '../ids.ts';
import { isUnder, known, knownNumber, locationsBelow, numberOf } from '../tree.ts';
import { type CompiledAccess, type LocationGrant, type RoleGrant, type SingleGrant, compile, eachPeriod, inForce } from './compile.ts';
import type { LocationPath } from './decision.ts';
import type { MemberFacts } from './facts.ts';
import { admits, pathsToLocation } from './held.ts';
import { type MemberEffect, effectOn } from './preview.ts';

/** Something that might be taken away from one member: a grant, a membership, an entry of a location group, or all of its entries. */
export type Part =
  | { readonly grant: GrantId }
  | { readonly group: UserGroupId }
  | { readonly locationGroup: LocationGroupId; readonly location: NodeId; readonly filter: ServiceFilter }
  | { readonly allOf: LocationGroupId };

/** What still gives the same when a part is gone. */
export type Remains =
  | { readonly role: string; readonly grant: GrantId; readonly through: UserGroupId | null }
  | { readonly permission: string; readonly grant: GrantId; readonly through: UserGroupId | null }
  | { readonly location: NodeId; readonly paths: readonly LocationPath[] };

/** What taking a part away would do to a member; where it does nothing, `remains` says through what. */
export interface Redundancy {
  /** At the instant asked about. */
  readonly effect: MemberEffect;
  /** Whether nothing is lost then nor later: what covers the part may end before it does. */
  readonly isRedundant: boolean;
  readonly remains: readonly Remains[];
}

/** At most this many places are named in what remains; a count is the reader's to make from the effect. */
const placesNamed = 20;

/**
 * Whether a part of a member's access changes anything for them, and what remains of it without the part (BX-5).
 *
 * @returns `remains` strongest role first, direct paths before those through groups; empty when the part is not held at all.
 */
export function redundancyOf<P extends string>(access: CompiledAccess<P>, part: Part, now: Date): Redundancy {
  const without = compile(access.catalog, access.tree, withoutPart(access.facts, part));
  const effect = effectOn(access, without, now);
  const isRedundant = effect.losses.length === 0 && losesNothingLater(access, without, now);
  return { effect, isRedundant, remains: remainsOf(access, without, part, now) };
}

/** At most this many later instants are looked at; where more begins or ends, nothing is called redundant. */
const instantsAsked = 50;

/** Whether a member loses nothing either when, later, something of theirs begins or ends. */
function losesNothingLater(access: CompiledAccess, without: CompiledAccess, now: Date): boolean {
  const later = new Set<number>();
  eachPeriod(access, ({ fromMs, untilMs }) => {
    for (const edge of [fromMs, untilMs]) if (edge > now.getTime() && edge < Infinity) later.add(edge);
  });
  // Makes instants of numbers; the clock is asked nowhere.
  // oxlint-disable-next-line no-restricted-globals
  const instants = [...later].map((edge) => new Date(edge));
  return instants.length <= instantsAsked && instants.every((at) => effectOn(access, without, at).losses.length === 0);
}

function withoutPart(facts: MemberFacts, part: Part): MemberFacts {
  if ('group' in part) return { ...facts, memberships: facts.memberships.filter((membership) => membership.group.id !== part.group) };
  if ('grant' in part)
    return {
      ...facts,
      grants: facts.grants.filter((grant) => grant.id !== part.grant),
      memberships: facts.memberships.map((membership) => ({
        ...membership,
        group: { ...membership.group, grants: membership.group.grants.filter((grant) => grant.id !== part.grant) },
      })),
    };
  const { id, isIt } = entriesOf(part);
  return {
    ...facts,
    locationGroups: facts.locationGroups.map((group) =>
      group.id === id ? { ...group, entries: group.entries.filter((entry) => !isIt(entry)) } : group,
    ),
  };
}

/** Which entries of which location group a part is. */
function entriesOf(part: Extract<Part, { locationGroup: unknown } | { allOf: unknown }>) {
  if ('allOf' in part) return { id: part.allOf, isIt: () => true };
  const { location, filter } = part;
  const isIt = (entry: { location: NodeId; filter: ServiceFilter }) =>
    entry.location === location && JSON.stringify(entry.filter) === JSON.stringify(filter);
  return { id: part.locationGroup, isIt };
}

/**
 * What somebody keeps, once they are left with other access, of what a part gave them.
 *
 * @returns strongest role first, direct paths before those through groups; empty when the part is not held at all.
 */
export function remainsOf(access: CompiledAccess, without: CompiledAccess, part: Part, now: Date): Remains[] {
  const nowMs = now.getTime();
  if ('locationGroup' in part) {
    const isByEntry = (place: number, service: string, item: number) =>
      admits(access.tree, part.filter, service, item) &&
      pathsToLocation(access, place, service, item, nowMs).some((path) => path.locationGroup === part.locationGroup);
    return placesLeft(without, [numberOf(access.tree, part.location)], nowMs, isByEntry);
  }
  if ('allOf' in part) {
    const isByGroup = (place: number, service: string, item: number) =>
      pathsToLocation(access, place, service, item, nowMs).some((path) => path.locationGroup === part.allOf);
    const group = access.facts.locationGroups.find((one) => one.id === part.allOf);
    const places = new Set(group?.entries.map((entry) => numberOf(access.tree, entry.location)));
    return placesLeft(without, [...places], nowMs, isByGroup);
  }
  const isOfPart = (grant: RoleGrant | SingleGrant | LocationGrant) =>
    'grant' in part ? grant.fact.id === part.grant : grant.through === part.group;
  const roles = inForce(access.roleGrants, nowMs).filter(isOfPart);
  const singles = inForce(access.singleGrants, nowMs).filter(isOfPart);
  const places = inForce(access.locationGrants, nowMs).filter(isOfPart);
  const covers = (other: RoleGrant | SingleGrant, one: RoleGrant | SingleGrant) =>
    other.item >= 0 ? other.item === one.item : isUnder(access.tree, one.node, other.node);

  const byRole = inForce(without.roleGrants, nowMs)
    .filter((other) =>
      roles.some(
        (one) =>
          covers(other, one) &&
          [...one.role.services].some((service) => other.role.services.has(service)) &&
          other.role.rank >= one.role.rank,
      ),
    )
    .toSorted((a, b) => b.role.rank - a.role.rank || Number(a.through !== null) - Number(b.through !== null))
    .map((other): Remains => ({ role: other.role.key, grant: other.fact.id, through: other.through }));
  const bySingle = inForce(without.singleGrants, nowMs)
    .filter((other) => singles.some((one) => one.permission === other.permission && covers(other, one)))
    .map((other): Remains => ({ permission: other.permission, grant: other.fact.id, through: other.through }));
  const isByPart = (place: number, service: string, item: number) =>
    pathsToLocation(access, place, service, item, nowMs).some((path) => places.some((grant) => grant.fact.id === path.grant));
  const left = placesLeft(without, [...new Set(places.flatMap((grant) => placesOf(access, grant)))], nowMs, isByPart);
  return [...byRole, ...bySingle, ...left];
}

const placesOf = (access: CompiledAccess, grant: LocationGrant): number[] =>
  grant.locationGroup ? [...grant.locationGroup.entriesAt.keys()] : [...locationsBelow(access.tree, grant.node)];

/**
 * Which of these places are held all the same, where they were held through the part: for each service without items, and
 * for each service item that can show the place, since locations may be given for one item alone.
 */
function placesLeft(
  without: CompiledAccess,
  places: readonly number[],
  nowMs: number,
  wasHeld: (place: number, service: string, item: number) => boolean,
): Remains[] {
  const { tree, catalog } = without;
  const withoutItems = [...catalog.services.values()].filter((service) => !service.hasItems).map(({ key }) => ({ service: key, item: -1 }));
  const itemsAt = Map.groupBy(tree.items.keys(), (item) => knownNumber(tree.itemNode, item));
  const left: Remains[] = [];
  for (const place of places) {
    if (left.length === placesNamed) break;
    const items: { service: string; item: number }[] = [];
    for (let node = place; node >= 0; node = knownNumber(tree.parent, node))
      for (const item of itemsAt.get(node) ?? []) items.push({ service: known(tree.items, item).service, item });
    const paths = [...withoutItems, ...items]
      .filter(({ service, item }) => wasHeld(place, service, item))
      .flatMap(({ service, item }) => pathsToLocation(without, place, service, item, nowMs));
    const once = paths.filter((path, index) => paths.findIndex((other) => other.grant === path.grant) === index);
    if (once.length > 0) left.push({ location: known(tree.nodes, place).id, paths: once });
  }
  return left;
}
