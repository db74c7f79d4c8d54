import type { ServiceFilter } from '../grants.ts';
import type { GrantId, LocationGroupId, NodeId, UserGroupId } from '../ids.ts';
import { isUnder } from '../tree.ts';
import { type CompiledAccess, type LocationGrant, type RoleGrant, type SingleGrant, compile, inForce } from './compile.ts';
import type { LocationPath } from './decision.ts';
import type { MemberFacts } from './facts.ts';
import { pathsToLocation } from './held.ts';
import { type MemberEffect, effectOn } from './preview.ts';

/** Something that might be taken away from one member: a grant, a membership, or an entry of a location group. */
export type Part =
  | { readonly grant: GrantId }
  | { readonly group: UserGroupId }
  | { readonly locationGroup: LocationGroupId; readonly location: NodeId; readonly filter: ServiceFilter };

/** What still gives the same when a part is gone. */
export type Remains =
  | { readonly role: string; readonly grant: GrantId; readonly through: UserGroupId | null }
  | { readonly permission: string; readonly grant: GrantId; readonly through: UserGroupId | null }
  | { readonly location: NodeId; readonly paths: readonly LocationPath[] };

/** What taking a part away would do to a member; where it does nothing, `remains` says through what. */
export interface Redundancy {
  readonly effect: MemberEffect;
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
  return { effect, isRedundant: effect.losses.length === 0, remains: remainsOf(access, without, part, now) };
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
  const isIt = (entry: { location: NodeId; filter: ServiceFilter }) =>
    entry.location === part.location && JSON.stringify(entry.filter) === JSON.stringify(part.filter);
  return {
    ...facts,
    locationGroups: facts.locationGroups.map((group) =>
      group.id === part.locationGroup ? { ...group, entries: group.entries.filter((entry) => !isIt(entry)) } : group,
    ),
  };
}

function remainsOf(access: CompiledAccess, without: CompiledAccess, part: Part, now: Date): Remains[] {
  const nowMs = now.getTime();
  if ('locationGroup' in part) {
    const place = access.tree.nodeAt.get(part.location) ?? -1;
    return placesLeft(without, [place], nowMs);
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
  return [...byRole, ...bySingle, ...placesLeft(without, [...new Set(places.flatMap((grant) => placesOf(access, grant)))], nowMs)];
}

function placesOf(access: CompiledAccess, grant: LocationGrant): number[] {
  if (grant.locationGroup) return [...grant.locationGroup.entriesAt.keys()];
  const { tree } = access;
  return [...tree.locationNode.slice(tree.firstLocation[grant.node] ?? 0, tree.firstLocation[tree.end[grant.node] ?? 0] ?? 0)];
}

/** Which of these places are held all the same, for any service. */
function placesLeft(without: CompiledAccess, places: readonly number[], nowMs: number): Remains[] {
  const services = [...without.catalog.services.keys()];
  return places
    .flatMap((place): Remains[] => {
      const node = without.tree.nodes[place];
      const paths = services.flatMap((service) => pathsToLocation(without, place, service, -1, nowMs));
      const once = paths.filter((path, index) => paths.findIndex((other) => other.grant === path.grant) === index);
      return node && once.length > 0 ? [{ location: node.id, paths: once }] : [];
    })
    .slice(0, placesNamed);
}
