import type { NodeId, ServiceItemId } from '../ids.ts';
import { known, knownNumber, locationsBelow } from '../tree.ts';
import type { CompiledAccess } from './compile.ts';
import type { LocationPath } from './decision.ts';
import { pathsToLocation } from './held.ts';
import { allows } from './table.ts';
import type { Target } from './target.ts';

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
  if (!entry || ('service' in of && of.service !== entry.service)) return [];
  const items = [...tree.items.keys()].filter((number) => {
    const item = known(tree.items, number);
    return item.service === entry.service && (!('item' in of) || item.id === of.item);
  });
  const isWithoutItems = 'service' in of && catalog.services.get(of.service)?.hasItems === false;

  const answers = new Map<number, LocationPath[]>();
  const note = (location: number, item: number, target: Target) => {
    if (!allows(access, permission, target, now)) return;
    const noted = answers.get(location) ?? [];
    const more = pathsToLocation(access, location, entry.service, item, nowMs).filter((path) =>
      noted.every((one) => one.grant !== path.grant),
    );
    answers.set(location, [...noted, ...more]);
  };
  if (isWithoutItems) for (const location of tree.locationNode) note(location, -1, { node: known(tree.nodes, location).id });
  for (const item of items)
    for (const location of locationsBelow(tree, knownNumber(tree.itemNode, item)))
      note(location, item, { item: known(tree.items, item).id, location: known(tree.nodes, location).id });
  return [...answers].sort(([a], [b]) => a - b).map(([location, paths]) => ({ location: known(tree.nodes, location).id, paths }));
}
