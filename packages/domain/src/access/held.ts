import type { ServiceFilter } from '../grants.ts';
import { type Tree, isUnder, known, knownNumber, locationsBelow } from '../tree.ts';
import type { CompiledAccess, CompiledLocationGroup, LocationGrant } from './compile.ts';
import type { LocationPath } from './decision.ts';
import { type Period, holds } from './facts.ts';
import { isPlaceOf } from './target.ts';

/** Whether locations given for `filter` count for a service, and for one of its items if one is asked about (-1: none). */
export const admits = (tree: Tree, filter: ServiceFilter, service: string, item: number): boolean =>
  filter === null || ('service' in filter ? filter.service === service : item >= 0 && known(tree.items, item).id === filter.item);

/** Whether one grant of locations holds a location (a node number) now, for a service or item. */
function gives(tree: Tree, grant: LocationGrant, location: number, service: string, item: number, nowMs: number): boolean {
  if (!holds(grant, nowMs) || !admits(tree, grant.filter, service, item)) return false;
  if (!grant.locationGroup) return isUnder(tree, location, grant.node);
  const entries = grant.locationGroup.entriesAt.get(location);
  return entries !== undefined && entries.some((entry) => holds(entry, nowMs) && admits(tree, entry.filter, service, item));
}

/** Whether an item can show a location at all: one service item never shows another subscription's place. */
const isShown = (tree: Tree, location: number, item: number): boolean =>
  tree.closed[location] !== 1 && (item < 0 || isPlaceOf(tree, item, location));

/** Whether a member holds a location (a node number) for a service, or for one of its items. Archived places are not held. */
export const isHeld = (access: CompiledAccess, location: number, service: string, item: number, nowMs: number): boolean =>
  isShown(access.tree, location, item) && access.locationGrants.some((grant) => gives(access.tree, grant, location, service, item, nowMs));

/**
 * Until when a member holds a location (a node number) for one service item, by number: `Infinity` without end, null when it
 * is not held. What all locations share is looked up once.
 */
export function heldUntil(access: CompiledAccess, item: number, nowMs: number): (location: number) => number | null {
  const { tree } = access;
  const { service } = known(tree.items, item);
  const grants = access.locationGrants.filter((grant) => holds(grant, nowMs) && admits(tree, grant.filter, service, item));
  return (location) => {
    if (!isShown(tree, location, item)) return null;
    let until: number | null = null;
    for (const grant of grants) {
      if (!gives(tree, grant, location, service, item, nowMs)) continue;
      until = Math.max(until ?? 0, grantedUntil(tree, grant, location, service, item, nowMs));
      if (until === Infinity) return until;
    }
    return until;
  };
}

/** Until when a grant that holds a location now does: of a location group, no longer than the location is in it. */
function grantedUntil(tree: Tree, grant: LocationGrant, location: number, service: string, item: number, nowMs: number): number {
  const entries = grant.locationGroup?.entriesAt.get(location);
  if (!entries) return grant.untilMs;
  const ends = entries.filter((entry) => holds(entry, nowMs) && admits(tree, entry.filter, service, item)).map((entry) => entry.untilMs);
  return Math.min(grant.untilMs, Math.max(...ends));
}

/**
 * Sets a bit, from a word of a row on, for each location that a member holds for one service item: those for which `isHeld`. Bits
 * count from the first location below the item's node.
 */
export function markHeld(access: CompiledAccess, item: number, nowMs: number, row: Uint32Array, from: number): void {
  const { tree } = access;
  const { service } = known(tree.items, item);
  const node = knownNumber(tree.itemNode, item);
  const bits = row.subarray(from);
  for (const grant of access.locationGrants) {
    if (!holds(grant, nowMs) || !admits(tree, grant.filter, service, item)) continue;
    if (grant.locationGroup)
      for (const [at, word] of bitsOf(grant.locationGroup, tree, item, nowMs).entries()) bits[at] = known(bits, at) | word;
    else if (isUnder(tree, grant.node, node)) markBelow(tree, node, grant.node, bits);
    else if (isUnder(tree, node, grant.node)) markBelow(tree, node, node, bits);
  }
}

/** Marks the open locations below one node, which lies below an item's. */
function markBelow(tree: Tree, itemNode: number, node: number, bits: Uint32Array): void {
  const first = knownNumber(tree.firstLocation, itemNode);
  for (const place of locationsBelow(tree, node))
    if (tree.closed[place] !== 1) setBit(bits, knownNumber(tree.firstLocation, place) - first);
}

function setBit(bits: Uint32Array, bit: number): void {
  bits[bit >>> 5] = known(bits, bit >>> 5) | (1 << (bit & 31));
}

/** Many people are given the same location groups: which of their places an item shows is worked out once, until an entry begins or ends. */
const bitsOfGroups = new WeakMap<CompiledLocationGroup, Map<number, Period & { readonly bits: Uint32Array }>>();

function bitsOf(group: CompiledLocationGroup, tree: Tree, item: number, nowMs: number): Uint32Array {
  const ofItems = bitsOfGroups.get(group) ?? new Map<number, Period & { readonly bits: Uint32Array }>();
  bitsOfGroups.set(group, ofItems);
  const made = ofItems.get(item);
  if (made && holds(made, nowMs)) return made.bits;
  const { service } = known(tree.items, item);
  const node = knownNumber(tree.itemNode, item);
  const bits = new Uint32Array((locationsBelow(tree, node).length + 31) >>> 5);
  let [fromMs, untilMs] = [-Infinity, Infinity];
  for (const [place, entries] of group.entriesAt)
    for (const entry of entries) {
      for (const edge of [entry.fromMs, entry.untilMs])
        if (edge <= nowMs) fromMs = Math.max(fromMs, edge);
        else untilMs = Math.min(untilMs, edge);
      const isGiven = holds(entry, nowMs) && admits(tree, entry.filter, service, item);
      if (isGiven && tree.isLocation[place] === 1 && isShown(tree, place, item))
        setBit(bits, knownNumber(tree.firstLocation, place) - knownNumber(tree.firstLocation, node));
    }
  ofItems.set(item, { fromMs, untilMs, bits });
  return bits;
}

/** Every way in which a member holds a location (a node number), direct ones first; empty when it is not held. */
export function pathsToLocation(access: CompiledAccess, location: number, service: string, item: number, nowMs: number): LocationPath[] {
  const { tree } = access;
  if (!isShown(tree, location, item)) return [];
  const paths: LocationPath[] = [];
  for (const grant of access.locationGrants)
    if (gives(tree, grant, location, service, item, nowMs))
      paths.push({
        grant: grant.fact.id,
        through: grant.through,
        on: grant.fact.on,
        locationGroup: grant.locationGroup?.fact.id ?? null,
        location: known(tree.nodes, location).id,
      });
  return paths.sort((a, b) => Number(a.through !== null) - Number(b.through !== null));
}
