import { type Tree, isUnder, knownNumber, locationsBelow } from '../tree.ts';
import { type CompiledAccess, type CompiledLocationGroup, type LocationGrant, type RoleGrant, type SingleGrant } from './compile.ts';
import { type LocationGroupEntryFact, holds } from './facts.ts';
import { isPlaceOf } from './target.ts';

/** Where two accesses may answer differently, by the numbers of their tree, in its order. */
export interface Differing {
  readonly items: readonly number[];
  readonly nodes: readonly number[];
}

const nowhere: Differing = { items: [], nodes: [] };

/**
 * Where two accesses of one tree and catalog may answer differently at an instant: at what lies under a grant that is in force
 * in one of them alone, or under a location group whose places are others. It may name too much, never too little, so what
 * lies outside need not be compared. Whoever is given alike is told the same object.
 *
 * @returns null: anywhere, for the trees, the catalogs, the gates or the features are not the same.
 */
export function differingAt(nowMs: number): (before: CompiledAccess, after: CompiledAccess) => Differing | null {
  const made = new WeakMap<Tree, Map<string, Differing>>();
  const numbers = new Map<object, number>();
  const numberOfGroup = (group: CompiledLocationGroup) => {
    const number = numbers.get(group.fact) ?? numbers.size;
    numbers.set(group.fact, number);
    return number;
  };
  const nameOf = ({ item, node, locationGroup }: AnyGrant) =>
    locationGroup ? `g${numberOfGroup(locationGroup)}` : item >= 0 ? `i${item}` : `n${node}`;
  return (before, after) => {
    const { tree } = before;
    if (!isComparable(before, after)) return null;
    const rights = [
      ...unlike<AnyGrant>(before.roleGrants, after.roleGrants, nowMs),
      ...unlike<AnyGrant>(before.singleGrants, after.singleGrants, nowMs),
    ];
    const places = unlike(before.locationGrants, after.locationGrants, nowMs);
    if (rights.length + places.length === 0) return nowhere;
    const names = [...new Set([...rights.map((grant) => `r${nameOf(grant)}`), ...places.map((grant) => `l${nameOf(grant)}`)])];
    const key = names.sort().join(' ');
    const ofTree = made.get(tree) ?? new Map<string, Differing>();
    made.set(tree, ofTree);
    const known = ofTree.get(key) ?? regionOf(tree, rights, places);
    ofTree.set(key, known);
    return known;
  };
}

type AnyGrant = RoleGrant | SingleGrant | LocationGrant;

function isComparable(before: CompiledAccess, after: CompiledAccess): boolean {
  const isOpen = ({ facts }: CompiledAccess) => facts.status === 'active';
  return (
    before.tree === after.tree &&
    before.catalog === after.catalog &&
    isOpen(before) === isOpen(after) &&
    before.features.size === after.features.size &&
    before.facts.features.every((feature) => after.features.has(feature))
  );
}

/**
 * The grants in force on one side alone, and those of both whose location group has other places. Of a grant nothing but its end
 * is ever altered, so one in force on both sides gives the same.
 */
function unlike<Grant extends AnyGrant>(allBefore: readonly Grant[], allAfter: readonly Grant[], nowMs: number): Grant[] {
  // Most of what somebody is given stands at the same place on both sides.
  const isAlike = (one: Grant | undefined, other: Grant | undefined) =>
    one !== undefined &&
    other !== undefined &&
    one.fact === other.fact &&
    one.untilMs === other.untilMs &&
    one.fromMs === other.fromMs &&
    one.locationGroup?.fact === other.locationGroup?.fact;
  let same = 0;
  while (isAlike(allBefore[same], allAfter[same])) same++;
  const [before, after] = [allBefore.slice(same), allAfter.slice(same)];
  if (before.length + after.length === 0) return [];
  const ofAfter = new Map(after.flatMap((grant) => (holds(grant, nowMs) ? [[grant.fact.id, grant] as const] : [])));
  const ofBefore = new Set<string>();
  const found: Grant[] = [];
  for (const grant of before) {
    if (!holds(grant, nowMs)) continue;
    ofBefore.add(grant.fact.id);
    const twin = ofAfter.get(grant.fact.id);
    if (!twin) found.push(grant);
    else if (!hasSamePlaces(grant, twin, nowMs)) found.push(grant, twin);
  }
  for (const grant of ofAfter.values()) if (!ofBefore.has(grant.fact.id)) found.push(grant);
  return found;
}

function hasSamePlaces({ locationGroup: one }: AnyGrant, { locationGroup: other }: AnyGrant, nowMs: number): boolean {
  if (!one || !other || one.fact === other.fact) return true;
  const places = ({ fact }: CompiledLocationGroup) => new Set(fact.entries.filter((entry) => holds(entry, nowMs)).map(entryName));
  const [mine, theirs] = [places(one), places(other)];
  return mine.size === theirs.size && [...mine].every((one) => theirs.has(one));
}

const entryName = ({ location, filter }: LocationGroupEntryFact): string => `${location} ${JSON.stringify(filter)}`;

/** What lies under some rights, and what some locations can show. */
function regionOf(tree: Tree, rights: readonly AnyGrant[], places: readonly AnyGrant[]): Differing {
  const items = new Set<number>();
  const nodes = new Set<number>();
  const noteUnder = (top: number) => {
    for (let node = top; node < knownNumber(tree.end, top); node++) nodes.add(node);
    for (const item of tree.items.keys()) if (isUnder(tree, knownNumber(tree.itemNode, item), top)) items.add(item);
  };
  const entered = (group: CompiledLocationGroup) => group.entriesAt.keys();
  for (const { item, node, locationGroup } of rights) {
    if (locationGroup) for (const place of entered(locationGroup)) noteUnder(place);
    else if (item >= 0) items.add(item);
    else noteUnder(node);
  }
  const held = new Set(
    places.flatMap(({ node, locationGroup }) => (locationGroup ? [...entered(locationGroup)] : [...locationsBelow(tree, node)])),
  );
  for (const place of held) nodes.add(place);
  for (const item of tree.items.keys()) if (!items.has(item) && anyOf(held, (place) => isPlaceOf(tree, item, place))) items.add(item);
  const inOrder = (numbers: ReadonlySet<number>) => [...numbers].sort((a, b) => a - b);
  return { items: inOrder(items), nodes: inOrder(nodes) };
}

function anyOf<One>(all: Iterable<One>, is: (one: One) => boolean): boolean {
  for (const one of all) if (is(one)) return true;
  return false;
}
