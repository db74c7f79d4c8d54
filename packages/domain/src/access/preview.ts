import type { PermissionEntry, Reach } from '../catalog/catalog.ts';
import type { MemberId, NodeId, ServiceItemId } from '../ids.ts';
import { isUnder, known, knownNumber, locationsBelow, numberOf } from '../tree.ts';
import { type CompiledAccess, inForce } from './compile.ts';
import { allows, kindsOfPlaces } from './table.ts';

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
export function effectOn<P extends string>(before: CompiledAccess<P>, after: CompiledAccess<P>, now: Date, around?: Around): MemberEffect {
  return { member: after.facts.id, gains: linesOnlyIn(after, before, now, around), losses: linesOnlyIn(before, after, now, around) };
}

/** What one access allows and the other does not. */
function linesOnlyIn<P extends string>(more: CompiledAccess<P>, less: CompiledAccess<P>, now: Date, around?: Around): AccessLine[] {
  return [...itemLines(more, less, now, around), ...nodeLines(more, less, now, around), ...participationLines(more, less, now)];
}

function itemLines<P extends string>(more: CompiledAccess<P>, less: CompiledAccess<P>, now: Date, around?: Around): AccessLine[] {
  const { tree, catalog } = more;
  const lines: AccessLine[] = [];
  const itemsOfSome = itemsWithRights(more, now);
  const near = around && { places: around.places.map((place) => numberOf(tree, place)), nodes: new Set(around.nodes) };
  for (const number of around?.items.flatMap((item) => tree.itemAt.get(item) ?? []) ?? tree.items.keys()) {
    const item = known(tree.items, number);
    if (!itemsOfSome(number)) continue;
    const node = knownNumber(tree.itemNode, number);
    const places = near?.places.filter((place) => isUnder(tree, place, node));
    if (places?.length === 0 && near?.nodes.has(item.node) !== true) continue;
    const permissions = permissionsOf(catalog, item.service);
    // Whoever may at some location may as such: what is not possible as such is asked nowhere.
    const possible = permissions.filter((key) => allows(more, key, { item: item.id }, now));
    if (possible.length === 0) continue;
    const asSuch = possible.filter((key) => !allows(less, key, { item: item.id }, now));
    if (asSuch.length > 0) lines.push({ item: item.id, asSuch: true, permissions: asSuch });

    const byPermissions = new Map<string, { permissions: P[]; locations: NodeId[] }>();
    const lineFor = (place: NodeId) => {
      const target = { item: item.id, location: place };
      const here = possible.filter((key) => allows(more, key, target, now) && !allows(less, key, target, now));
      return here.length > 0 ? gather(byPermissions, here) : null;
    };
    const lineOfKind = new Map<number, ReturnType<typeof lineFor>>();
    const kindIn = less.tree === tree && { more: kindsOfPlaces(more, number, now), less: kindsOfPlaces(less, number, now) };
    for (const place of places ?? locationsBelow(tree, node)) {
      const { id } = known(tree.nodes, place);
      // Of one tree there are few kinds of places, so few are asked about; of two, each is.
      const kind = kindIn ? 3 * kindIn.more(place) + kindIn.less(place) : -1 - place;
      let line = lineOfKind.get(kind);
      if (line === undefined) lineOfKind.set(kind, (line = lineFor(id)));
      line?.locations.push(id);
    }
    for (const { permissions: keys, locations } of byPermissions.values()) lines.push({ item: item.id, locations, permissions: keys });
  }
  return lines;
}

function nodeLines<P extends string>(more: CompiledAccess<P>, less: CompiledAccess<P>, now: Date, around?: Around): AccessLine[] {
  const { tree, catalog } = more;
  const permissions = [...catalog.services.values()]
    .filter((service) => !service.hasItems)
    .flatMap((service) => permissionsOf(catalog, service.key));
  const held = new Set([
    ...inForce(more.roleGrants, now.getTime()).flatMap((grant) => [...grant.role.can.keys()]),
    ...more.singleGrants.map((grant) => grant.permission),
  ]);
  const possible = permissions.filter((key) => held.has(key));
  if (possible.length === 0) return [];
  const byPermissions = new Map<string, { permissions: P[]; locations: NodeId[] }>();
  for (const node of around?.nodes ?? tree.nodes.map(({ id }) => id)) {
    const here = possible.filter((key) => allows(more, key, { node }, now) && !allows(less, key, { node }, now));
    if (here.length > 0) gather(byPermissions, here).locations.push(node);
  }
  return [...byPermissions.values()].map(({ permissions: keys, locations }) => ({ nodes: locations, permissions: keys }));
}

/** Rights in whatever one participates in, or owns: they stand on no thing, so they are compared as such, each reach by itself. */
function participationLines<P extends string>(more: CompiledAccess<P>, less: CompiledAccess<P>, now: Date): AccessLine[] {
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
  const roles = inForce(access.roleGrants, now.getTime()).map((grant) => grant.role);
  return [...access.catalog.permissions.values()]
    .filter(
      ({ key, feature }) => roles.some((role) => role.can.get(key)?.includes(reach)) && (feature === null || access.features.has(feature)),
    )
    .map(({ key }) => key);
}

const permissionsOf = <P extends string>(catalog: CompiledAccess<P>['catalog'], service: string): P[] =>
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

function gather<P extends string>(byPermissions: Map<string, { permissions: P[]; locations: NodeId[] }>, permissions: P[]) {
  const key = permissions.join(' ');
  const line = byPermissions.get(key) ?? { permissions, locations: [] };
  byPermissions.set(key, line);
  return line;
}
