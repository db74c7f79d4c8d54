import type { PermissionEntry } from '../catalog/catalog.ts';
import type { MemberId, NodeId, ServiceItemId } from '../ids.ts';
import { type CompiledAccess, inForce } from './compile.ts';
import { allows } from './table.ts';

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

/**
 * The difference between a member's complete access before and after a change, at one instant.
 *
 * It holds exactly the questions whose answers differ: permission × service item × location, permission × service item as
 * such, permission × node, and permissions by participation. Lines with the same permissions are one line.
 */
export function effectOn<P extends string>(before: CompiledAccess<P>, after: CompiledAccess<P>, now: Date): MemberEffect {
  return { member: after.facts.id, gains: linesOnlyIn(after, before, now), losses: linesOnlyIn(before, after, now) };
}

/** What one access allows and the other does not. */
function linesOnlyIn<P extends string>(more: CompiledAccess<P>, less: CompiledAccess<P>, now: Date): AccessLine[] {
  if (more.facts.status !== 'active') return [];
  return [...itemLines(more, less, now), ...nodeLines(more, less, now), ...participationLines(more, less, now)];
}

function itemLines<P extends string>(more: CompiledAccess<P>, less: CompiledAccess<P>, now: Date): AccessLine[] {
  const { tree, catalog } = more;
  const lines: AccessLine[] = [];
  const itemsOfSome = itemsWithRights(more, now);
  for (const [number, item] of tree.items.entries()) {
    if (!itemsOfSome(number)) continue;
    const permissions = permissionsOf(catalog, item.service);
    const asSuch = permissions.filter((key) => allows(more, key, { item: item.id }, now) && !allows(less, key, { item: item.id }, now));
    if (asSuch.length > 0) lines.push({ item: item.id, asSuch: true, permissions: asSuch });

    const possible = permissions.filter((key) => allows(more, key, { item: item.id }, now));
    const node = tree.itemNode[number] ?? 0;
    const last = tree.firstLocation[tree.end[node] ?? 0] ?? 0;
    const byPermissions = new Map<string, { permissions: P[]; locations: NodeId[] }>();
    for (let at = tree.firstLocation[node] ?? 0; at < last && possible.length > 0; at++) {
      const location = tree.nodes[tree.locationNode[at] ?? -1];
      if (!location) continue;
      const target = { item: item.id, location: location.id };
      const here = possible.filter((key) => allows(more, key, target, now) && !allows(less, key, target, now));
      if (here.length > 0) gather(byPermissions, here).locations.push(location.id);
    }
    for (const { permissions: keys, locations } of byPermissions.values()) lines.push({ item: item.id, locations, permissions: keys });
  }
  return lines;
}

function nodeLines<P extends string>(more: CompiledAccess<P>, less: CompiledAccess<P>, now: Date): AccessLine[] {
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
  for (const node of tree.nodes) {
    const here = possible.filter((key) => allows(more, key, { node: node.id }, now) && !allows(less, key, { node: node.id }, now));
    if (here.length > 0) gather(byPermissions, here).locations.push(node.id);
  }
  return [...byPermissions.values()].map(({ permissions: keys, locations }) => ({ nodes: locations, permissions: keys }));
}

/** Rights in whatever one participates in, or owns: they stand on no thing, so they are compared as such. */
function participationLines<P extends string>(more: CompiledAccess<P>, less: CompiledAccess<P>, now: Date): AccessLine[] {
  const ofLess = new Set(participationRights(less, now));
  const permissions = [...new Set(participationRights(more, now))].filter((key) => !ofLess.has(key));
  return permissions.length > 0 ? [{ participating: true, permissions }] : [];
}

const participationRights = (access: CompiledAccess, now: Date): string[] =>
  access.facts.status !== 'active'
    ? []
    : inForce(access.roleGrants, now.getTime()).flatMap((grant) =>
        [...grant.role.can].flatMap(([key, reaches]) => {
          const feature = access.catalog.permissions.get(key)?.feature ?? null;
          const isByThing = reaches.includes('participating') || reaches.includes('self');
          return isByThing && (feature === null || access.features.has(feature)) ? [key] : [];
        }),
      );

const permissionsOf = <P extends string>(catalog: CompiledAccess<P>['catalog'], service: string): P[] =>
  [...catalog.permissions.values()].filter((entry: PermissionEntry) => entry.service === service).map((entry) => entry.key);

/** Which items a member can have anything on: an item no grant covers is skipped without asking each permission. */
function itemsWithRights(access: CompiledAccess, now: Date): (item: number) => boolean {
  const grants = inForce([...access.roleGrants, ...access.singleGrants], now.getTime());
  const direct = new Set(grants.filter((grant) => grant.item >= 0).map((grant) => grant.item));
  const ranges = grants
    .filter((grant) => grant.item < 0 && grant.node >= 0)
    .map((grant) => [grant.node, access.tree.end[grant.node] ?? 0] as const);
  const isByGroup = grants.some((grant) => grant.locationGroup !== null);
  return (item) => {
    const node = access.tree.itemNode[item] ?? -1;
    return isByGroup || direct.has(item) || ranges.some(([first, end]) => node >= first && node < end);
  };
}

function gather<P extends string>(byPermissions: Map<string, { permissions: P[]; locations: NodeId[] }>, permissions: P[]) {
  const key = permissions.join(' ');
  const known = byPermissions.get(key) ?? { permissions, locations: [] };
  byPermissions.set(key, known);
  return known;
}
