import { type CompiledAccess, type LocationGrant, inForce } from '@totem/domain/access/compile';
import { holds } from '@totem/domain/access/facts';
import { admits } from '@totem/domain/access/held';
import { isPlaceOf } from '@totem/domain/access/target';
import type { ServiceFilter } from '@totem/domain/grants';
import type { NodeId } from '@totem/domain/ids';
import type { LocationSummary } from '@totem/domain/members';
import { known, locationsBelow } from '@totem/domain/tree';
import type { z } from 'zod';
import { nodeNameOf } from './names.ts';

/**
 * Which places a person holds, for any service, among the active ones below their level.
 *
 * @param isSeen leaves out what a reader may not know of.
 */
export function locationsHeld(
  access: CompiledAccess,
  now: Date,
  isSeen: (node: NodeId) => boolean = () => true,
): z.infer<typeof LocationSummary> {
  const { tree } = access;
  const grants = inForce(access.locationGrants, now.getTime());
  const home = tree.nodeAt.get(access.facts.home) ?? 0;
  const places = locationsBelow(tree, home).filter((place) => tree.closed[place] !== 1 && isSeen(known(tree.nodes, place).id));
  const held = new Set(grants.flatMap((grant) => placesGivenBy(access, grant, now.getTime())));
  const whole = grants.find(
    (grant) => grant.filter === null && grant.node >= 0 && tree.isLocation[grant.node] !== 1 && isSeen(known(tree.nodes, grant.node).id),
  );
  const all = whole && tree.nodes[whole.node];
  return {
    held: places.filter((place) => held.has(place)).length,
    of: places.length,
    allOf: all ? nodeNameOf(tree, all.id) : null,
  };
}

/** The places, by node number, that a grant gives for some service or service item. */
function placesGivenBy(access: CompiledAccess, { locationGroup, node, filter }: LocationGrant, nowMs: number): number[] {
  if (!locationGroup) return [...locationsBelow(access.tree, node)].filter((place) => countsSomewhere(access, place, [filter]));
  return [...locationGroup.entriesAt].flatMap(([place, entries]) =>
    entries.some((entry) => holds(entry, nowMs) && countsSomewhere(access, place, [filter, entry.filter])) ? [place] : [],
  );
}

/** Whether there is a service, or an item that can show the place, for which all of these filters let it count. */
function countsSomewhere({ tree, catalog }: CompiledAccess, place: number, filters: readonly ServiceFilter[]): boolean {
  const counts = (service: string, item: number) => filters.every((filter) => admits(tree, filter, service, item));
  const named = filters.flatMap((filter) => (filter !== null && 'item' in filter ? (tree.itemAt.get(filter.item) ?? []) : []));
  return (
    catalog.services.keys().some((service) => counts(service, -1)) ||
    named.some((item) => isPlaceOf(tree, item, place) && counts(known(tree.items, item).service, item))
  );
}
