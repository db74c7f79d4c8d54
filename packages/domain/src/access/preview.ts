import type { Catalog, PermissionEntry, Reach, RoleEntry } from '../catalog/catalog.ts';
import type { MemberId, NodeId, ServiceItemId } from '../ids.ts';
import { type Tree, isUnder, known, knownNumber, locationsBelow, numberOf } from '../tree.ts';
import { type CompiledAccess, inForce } from './compile.ts';
import { type Differing, differingAt } from './differing.ts';
import { allows, answersOnItem, kindsOfPlaces } from './table.ts';

/** Something a person gains or loses: permissions on a service item at places (or as such), on a node, or in whatever they participate in. */
export type AccessLine = { readonly permissions: readonly string[] } & (
  | { readonly item: ServiceItemId; readonly locations: readonly NodeId[] }
  | { readonly item: ServiceItemId; readonly asSuch: true }
  | { readonly nodes: readonly NodeId[] }
  | { readonly participating: true }
);

/** What a change does to one person. Both lists empty: nothing. */
export interface MemberEffect {
  readonly member: MemberId;
  readonly gains: readonly AccessLine[];
  readonly losses: readonly AccessLine[];
}

/** The part of an organization outside which a change is known to make no difference. */
export interface Around {
  /** Asked about at the places that lie below them, and as such where they are at one of the nodes. */
  readonly items: readonly ServiceItemId[];
  readonly places: readonly NodeId[];
  readonly nodes: readonly NodeId[];
}

/**
 * The difference between a member's complete access before and after a change, at one instant.
 *
 * It holds exactly the questions whose answers differ: permission × service item × location, permission × service item as
 * such, permission × node, and permissions by participation. Lines with the same permissions are one line.
 *
 * @param around where alone it is looked for; absent: everywhere.
 */
export const effectOn = (before: CompiledAccess, after: CompiledAccess, now: Date, around?: Around): MemberEffect =>
  effectsAt(now)(before, after, around);

/**
 * The same for many people, one after the other. Of one tree only that is compared which the change can touch, and people
 * for whom it is alike share their lines: the same object is the same line.
 */
export function effectsAt(now: Date): (before: CompiledAccess, after: CompiledAccess, around?: Around) => MemberEffect {
  const differing = differingAt(now.getTime());
  const shared: Shared = new WeakMap();
  return (before, after, around) => {
    const where = around ?? differing(before, after);
    return {
      member: after.facts.id,
      gains: linesOnlyIn(after, before, now, where, shared),
      losses: linesOnlyIn(before, after, now, where, shared),
    };
  };
}

/** Lines of the service items of a tree, by all that they follow from. */
type Shared = WeakMap<Tree, Map<string, readonly AccessLine[]>>;

/** Null: everywhere. */
type Where = Around | Differing | null;

/** What one access allows and the other does not. */
const linesOnlyIn = (more: CompiledAccess, less: CompiledAccess, now: Date, where: Where, shared: Shared): AccessLine[] => [
  ...(where !== null && 'places' in where ? linesAround(more, less, now, where) : itemLines(more, less, now, where, shared)),
  ...nodeLines(more, less, now, where),
  ...participationLines(more, less, now),
];

function itemLines(more: CompiledAccess, less: CompiledAccess, now: Date, where: Differing | null, shared: Shared): AccessLine[] {
  const { tree } = more;
  const isAlike = less.tree === tree && less.catalog === more.catalog;
  const mayHave = itemsWithRights(more, now);
  const linesOf = shared.get(tree) ?? new Map<string, readonly AccessLine[]>();
  shared.set(tree, linesOf);
  const lines: AccessLine[] = [];
  for (const number of where?.items ?? tree.items.keys()) {
    if (!mayHave(number)) continue;
    const follows = isAlike ? `${number} ${answersOnItem(more, number, now)} ${answersOnItem(less, number, now)}` : '';
    const found = linesOf.get(follows) ?? linesAtItem(more, less, now, number, locationsBelow(tree, knownNumber(tree.itemNode, number)));
    if (isAlike) linesOf.set(follows, found);
    lines.push(...found);
  }
  return lines;
}

/** Of each item named, at the places named that lie below it, and as such where it is at a node named. */
function linesAround(more: CompiledAccess, less: CompiledAccess, now: Date, around: Around): AccessLine[] {
  const { tree } = more;
  const mayHave = itemsWithRights(more, now);
  const all = around.places.map((place) => numberOf(tree, place));
  return around.items.flatMap((id) => {
    const number = tree.itemAt.get(id);
    if (number === undefined || !mayHave(number)) return [];
    const places = all.filter((place) => isUnder(tree, place, knownNumber(tree.itemNode, number)));
    return places.length > 0 || around.nodes.includes(known(tree.items, number).node) ? linesAtItem(more, less, now, number, places) : [];
  });
}

/** What only one access allows on an item, by number, as such and at places below it. */
function linesAtItem(more: CompiledAccess, less: CompiledAccess, now: Date, number: number, places: Iterable<number>): AccessLine[] {
  const { tree } = more;
  const item = known(tree.items, number);
  const permissions = permissionsOf(more.catalog, item.service);
  // Whoever may at some location may as such: what is not possible as such is asked nowhere.
  const possible = permissions.filter((key) => allows(more, key, { item: item.id }, now));
  if (possible.length === 0) return [];
  const asSuch = possible.filter((key) => !allows(less, key, { item: item.id }, now));
  const lines: AccessLine[] = asSuch.length > 0 ? [{ item: item.id, asSuch: true, permissions: asSuch }] : [];

  const byPermissions: Gathered = new Map();
  const lineFor = (place: NodeId) => {
    const target = { item: item.id, location: place };
    const here = possible.filter((key) => allows(more, key, target, now) && !allows(less, key, target, now));
    return here.length > 0 ? gather(byPermissions, here) : null;
  };
  const lineOfKind = new Map<number, ReturnType<typeof lineFor>>();
  const kindIn = less.tree === tree && { more: kindsOfPlaces(more, number, now), less: kindsOfPlaces(less, number, now) };
  for (const place of places) {
    const { id } = known(tree.nodes, place);
    // Of one tree there are few kinds of places, so few are asked about; of two, each is.
    const kind = kindIn ? 3 * kindIn.more(place) + kindIn.less(place) : -1 - place;
    let line = lineOfKind.get(kind);
    if (line === undefined) lineOfKind.set(kind, (line = lineFor(id)));
    line?.locations.push(id);
  }
  for (const { permissions: keys, locations } of byPermissions.values()) lines.push({ item: item.id, locations, permissions: keys });
  return lines;
}

function nodeLines(more: CompiledAccess, less: CompiledAccess, now: Date, where: Where): AccessLine[] {
  const { tree, catalog } = more;
  if (where?.nodes.length === 0) return [];
  const held = new Set<string>();
  // What is given on a service item is given on no node.
  for (const grant of inForce(more.roleGrants, now.getTime())) if (grant.item < 0) for (const key of grant.role.can.keys()) held.add(key);
  for (const grant of more.singleGrants) held.add(grant.permission);
  const possible = permissionsOfNodes(catalog).filter((key) => held.has(key));
  if (possible.length === 0) return [];
  const byPermissions: Gathered = new Map();
  for (const one of where?.nodes ?? tree.nodes.keys()) {
    const node = typeof one === 'number' ? known(tree.nodes, one).id : one;
    const here = possible.filter((key) => allows(more, key, { node }, now) && !allows(less, key, { node }, now));
    if (here.length > 0) gather(byPermissions, here).locations.push(node);
  }
  return [...byPermissions.values()].map(({ permissions: keys, locations }) => ({ nodes: locations, permissions: keys }));
}

/** Asked for everybody who is compared, and the same for all of them. */
const permissionsOnNodes = new WeakMap<Catalog, readonly string[]>();

function permissionsOfNodes(catalog: Catalog): readonly string[] {
  const known = permissionsOnNodes.get(catalog);
  if (known) return known;
  const services = [...catalog.services.values()].filter((service) => !service.hasItems);
  const found = services.flatMap((service) => permissionsOf(catalog, service.key));
  permissionsOnNodes.set(catalog, found);
  return found;
}

/** Rights in whatever one participates in, or owns: they stand on no thing, so they are compared as such, each reach by itself. */
function participationLines(more: CompiledAccess, less: CompiledAccess, now: Date): AccessLine[] {
  const lost = byThing.flatMap((reach) => {
    const ofLess = new Set(rightsBy(reach, less, now));
    return rightsBy(reach, more, now).filter((key) => !ofLess.has(key));
  });
  return lost.length > 0 ? [{ participating: true, permissions: [...new Set(lost)] }] : [];
}

/** The reaches that follow the thing itself: who participates in it, and who owns it. */
const byThing = ['participating', 'self'] as const satisfies readonly Reach[];

function rightsBy(reach: Reach, access: CompiledAccess, now: Date): string[] {
  if (access.facts.status !== 'active') return [];
  const roles = inForce(access.roleGrants, now.getTime()).flatMap((grant) => (hasReach(grant.role, reach) ? [grant.role] : []));
  if (roles.length === 0) return [];
  return [...access.catalog.permissions.values()]
    .filter(
      ({ key, feature }) => roles.some((role) => role.can.get(key)?.includes(reach)) && (feature === null || access.features.has(feature)),
    )
    .map(({ key }) => key);
}

/** Of most roles nothing follows the thing itself, which is asked of every role of everybody. */
const reachesOf = new WeakMap<RoleEntry, ReadonlySet<Reach>>();

function hasReach(role: RoleEntry, reach: Reach): boolean {
  const reaches = reachesOf.get(role) ?? new Set([...role.can.values()].flat());
  reachesOf.set(role, reaches);
  return reaches.has(reach);
}

const permissionsOf = (catalog: Catalog, service: string): string[] =>
  [...catalog.permissions.values()].filter((entry: PermissionEntry) => entry.service === service).map((entry) => entry.key);

/** Which items a member can have anything on: an item no grant covers is skipped without asking each permission. */
function itemsWithRights(access: CompiledAccess, now: Date): (item: number) => boolean {
  const grants = inForce([...access.roleGrants, ...access.singleGrants], now.getTime());
  const direct = new Set(grants.filter((grant) => grant.item >= 0).map((grant) => grant.item));
  const nodes = grants.filter((grant) => grant.item < 0 && grant.node >= 0).map((grant) => grant.node);
  const isByGroup = grants.some((grant) => grant.locationGroup !== null);
  return (item) =>
    isByGroup || direct.has(item) || nodes.some((node) => isUnder(access.tree, knownNumber(access.tree.itemNode, item), node));
}

type Gathered = Map<string, { permissions: string[]; locations: NodeId[] }>;

function gather(byPermissions: Gathered, permissions: string[]) {
  const key = permissions.join(' ');
  const line = byPermissions.get(key) ?? { permissions, locations: [] };
  byPermissions.set(key, line);
  return line;
}
