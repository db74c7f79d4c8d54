import type { NodeId, ServiceItemId } from '../ids.ts';
import { type Tree, isUnder, known, knownNumber } from '../tree.ts';
import type { ResourceFact } from './facts.ts';

/** What a question is about: a node, a service item (at a location, or as such), or a resource. */
export type Target =
  | { readonly node: NodeId }
  | { readonly item: ServiceItemId; readonly location?: NodeId | undefined }
  | { readonly resource: ResourceFact };

/** A target in the numbers of a tree. */
export interface Located {
  /** Node numbers that the thing hangs on; of a resource, without those that are archived where another is not. */
  readonly nodes: readonly [number, ...number[]];
  /** The service item's number, or -1. */
  readonly item: number;
  readonly resource: ResourceFact | null;
  /** Numbers of the nodes that are the thing's locations, a named one included. */
  readonly locations: readonly number[];
  /** The named location's node number, or -1. */
  readonly named: number;
  /** The thing, a node above it, or the named location is archived. */
  readonly archived: boolean;
}

/** Where a question is asked, and what hangs there; null when the thing or the named location does not exist. */
export function locate(tree: Tree, target: Target): Located | null {
  if ('item' in target) {
    const item = tree.itemAt.get(target.item);
    if (item === undefined) return null;
    const named = target.location === undefined ? -1 : tree.nodeAt.get(target.location);
    if (named === undefined || (named >= 0 && tree.isLocation[named] !== 1)) return null;
    const node = knownNumber(tree.itemNode, item);
    const archived = known(tree.items, item).archived || tree.closed[node] === 1 || (named >= 0 && tree.closed[named] === 1);
    return { nodes: [node], item, resource: null, locations: named >= 0 ? [named] : [], named, archived };
  }
  if ('node' in target) {
    const node = tree.nodeAt.get(target.node);
    if (node === undefined) return null;
    const locations = tree.isLocation[node] === 1 ? [node] : [];
    return { nodes: [node], item: -1, resource: null, locations, named: -1, archived: tree.closed[node] === 1 };
  }
  const hangsOn = target.resource.nodes.flatMap((id) => tree.nodeAt.get(id) ?? []);
  // At two branches it is archived by its place only when both are; of two, the one that is archived gives nothing.
  const open = hangsOn.filter((node) => tree.closed[node] !== 1);
  const [first = 0, ...others] = open.length > 0 ? open : hangsOn;
  const nodes = [first, ...others] as const;
  const archived = target.resource.archived || tree.closed[first] === 1;
  return {
    nodes,
    item: -1,
    resource: target.resource,
    locations: nodes.filter((node) => tree.isLocation[node] === 1),
    named: -1,
    archived,
  };
}

/** Whether a location, by node number, lies under the node of a service item, by number. */
export const isPlaceOf = (tree: Tree, item: number, location: number): boolean => isUnder(tree, location, knownNumber(tree.itemNode, item));
