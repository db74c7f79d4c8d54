import type { NodeId, ServiceItemId } from '../ids.ts';
import type { CompiledAccess } from './compile.ts';
import type { LocationPath } from './decision.ts';
import { pathsToLocation } from './held.ts';
import { allows } from './table.ts';

/** A location where somebody may, and how they hold it; no path where the right does not depend on places. */
export interface LocationAnswer {
  readonly location: NodeId;
  readonly paths: readonly LocationPath[];
}

/**
 * Where a member may use a permission: the locations of one service item, or of every item of a service, or, of a service
 * without items, the locations that may be asked about themselves.
 *
 * A location is listed exactly when `allows` says yes there, in the order of the tree.
 */
export function locations<P extends string>(
  access: CompiledAccess<P>,
  permission: NoInfer<P>,
  of: { readonly item: ServiceItemId } | { readonly service: string },
  now: Date,
): LocationAnswer[] {
  const { tree, catalog } = access;
  const nowMs = now.getTime();
  const entry = catalog.permissions.get(permission);
  const service = 'item' in of ? tree.items[tree.itemAt.get(of.item) ?? -1]?.service : of.service;
  if (!entry || service !== entry.service) return [];
  const items =
    'item' in of ? [tree.itemAt.get(of.item) ?? -1] : [...tree.items.keys()].filter((item) => tree.items[item]?.service === of.service);
  const isWithoutItems = catalog.services.get(entry.service)?.hasItems === false;

  const answers = new Map<number, LocationPath[]>();
  const note = (location: number, item: number) => {
    const node = tree.nodes[location];
    const id = tree.items[item]?.id;
    const isAllowed =
      node &&
      (isWithoutItems
        ? allows(access, permission, { node: node.id }, now)
        : id !== undefined && allows(access, permission, { item: id, location: node.id }, now));
    if (!isAllowed) return;
    const known = answers.get(location) ?? [];
    const more = pathsToLocation(access, location, entry.service, item, nowMs).filter((path) =>
      known.every((one) => one.grant !== path.grant),
    );
    answers.set(location, [...known, ...more]);
  };
  if (isWithoutItems) for (const location of tree.locationNode) note(location, -1);
  else
    for (const item of items) {
      const node = tree.itemNode[item];
      if (node === undefined) continue;
      const last = tree.firstLocation[tree.end[node] ?? 0] ?? 0;
      for (let at = tree.firstLocation[node] ?? 0; at < last; at++) note(tree.locationNode[at] ?? -1, item);
    }
  return [...answers]
    .sort(([a], [b]) => a - b)
    .flatMap(([location, paths]) => {
      const node = tree.nodes[location];
      return node ? [{ location: node.id, paths }] : [];
    });
}
