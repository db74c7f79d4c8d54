import type { Catalog } from './catalog/catalog.ts';
import type { NodeId, ServiceItemId } from './ids.ts';

export interface Node {
  readonly id: NodeId;
  readonly kind: string;
  /** One of the kind's types (store, segment, online), or null where the kind has none. */
  readonly type: string | null;
  readonly name: string;
  /** Null for the root alone. */
  readonly parent: NodeId | null;
  /** Archived itself; what hangs below an archived node is archived with it, without saying so. */
  readonly archived: boolean;
}

export interface ServiceItem {
  readonly id: ServiceItemId;
  readonly service: string;
  readonly name: string;
  readonly node: NodeId;
  readonly archived: boolean;
}

/**
 * An organization's nodes and service items at one instant, numbered so that every subtree is a range.
 *
 * Nodes are in preorder: the subtree of node `n` is `n … end[n] - 1`, and the locations in it are
 * `firstLocation[n] … firstLocation[end[n]] - 1`. Deciding is then comparing small integers.
 */
export interface Tree {
  readonly nodes: readonly Node[];
  readonly items: readonly ServiceItem[];
  readonly nodeAt: ReadonlyMap<string, number>;
  readonly itemAt: ReadonlyMap<string, number>;
  /** -1 for the root, which is node 0. */
  readonly parent: Int32Array;
  readonly end: Int32Array;
  /** 0 for the root. */
  readonly depth: Uint16Array;
  /** 1 where the node, or one above it, is archived. */
  readonly closed: Uint8Array;
  /** 1 where the node is a place. */
  readonly isLocation: Uint8Array;
  /** How many locations stand before a node in preorder; one entry more than there are nodes. */
  readonly firstLocation: Int32Array;
  /** The node of each location, by location number. */
  readonly locationNode: Int32Array;
  readonly itemNode: Int32Array;
}

/**
 * What a tree holds at one of its own numbers. Its lists are made together, as long as there are nodes, items or locations,
 * so a number that came from the tree has an entry in each of them; asked with any other, the answer is not a `One`.
 */
// Holds for the numbers described: a look-up that can fail reads the list itself, and checks.
export const known = <One>(list: ArrayLike<One>, number: number): One => list[number] as One;

/** The same of a list of numbers: one kind of list alone, which deciding reads at every question. */
export const knownNumber = (numbers: Int32Array, number: number): number => numbers[number] as number;

/** The number of a node; -1 for one that does not exist, below which nothing lies and which lies below nothing. */
export const numberOf = (tree: Tree, node: NodeId): number => tree.nodeAt.get(node) ?? -1;

/** A service item by its id; undefined for one that does not exist. */
export const itemOf = (tree: Tree, item: ServiceItemId): ServiceItem | undefined => tree.items[tree.itemAt.get(item) ?? -1];

/** What is wrong with a set of nodes and items; none of these ever reaches an engine. */
export class BrokenTree extends Error {}

/**
 * Builds the tree from its rows, in any order; children and items keep the order in which they come.
 *
 * @throws BrokenTree where there is not exactly one root, a parent or node is missing, nodes form a cycle, a kind hangs
 * under a kind it may not hang under (I1), or an item's service may not be at its node's kind.
 */
export function treeOf(catalog: Catalog, rows: readonly Node[], items: readonly ServiceItem[]): Tree {
  const children = new Map<string | null, Node[]>();
  const byId = new Map<string, Node>();
  for (const row of rows) {
    byId.set(row.id, row);
    const siblings = children.get(row.parent);
    if (siblings) siblings.push(row);
    else children.set(row.parent, [row]);
  }
  const [root, ...otherRoots] = children.get(null) ?? [];
  if (!root || otherRoots.length > 0 || byId.size !== rows.length)
    throw new BrokenTree('An organization has exactly one root, and ids once.');

  const count = rows.length;
  const nodes: Node[] = [];
  const nodeAt = new Map<string, number>();
  const parent = new Int32Array(count);
  const end = new Int32Array(count);
  const depth = new Uint16Array(count);
  const closed = new Uint8Array(count);
  const isLocation = new Uint8Array(count);
  const firstLocation = new Int32Array(count + 1);
  const locationNode: number[] = [];

  // An explicit stack: a chain of thousands of nodes must not exhaust the call stack.
  const stack: { node: Node; parent: number }[] = [{ node: root, parent: -1 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const at = nodes.length;
    const above = nodes[top.parent];
    const kind = catalog.kinds.get(top.node.kind);
    if (!kind || (above ? !kind.under.includes(above.kind) : kind.key !== catalog.rootKind))
      throw new BrokenTree(`A ${top.node.kind} may not hang under ${above ? `a ${above.kind}` : 'nothing'}.`);
    nodes.push(top.node);
    nodeAt.set(top.node.id, at);
    parent[at] = top.parent;
    depth[at] = above ? known(depth, top.parent) + 1 : 0;
    closed[at] = top.node.archived || closed[top.parent] === 1 ? 1 : 0;
    firstLocation[at] = locationNode.length;
    if (kind.isLocation) {
      isLocation[at] = 1;
      locationNode.push(at);
    }
    for (const child of (children.get(top.node.id) ?? []).toReversed()) stack.push({ node: child, parent: at });
  }
  if (nodes.length !== count) throw new BrokenTree('A node hangs under nothing that exists, or under itself.');
  firstLocation[count] = locationNode.length;
  for (let at = count - 1; at >= 0; at--) {
    if (end[at] === 0) end[at] = at + 1;
    const above = knownNumber(parent, at);
    if (above >= 0) end[above] = Math.max(knownNumber(end, above), knownNumber(end, at));
  }

  const itemAt = new Map<string, number>();
  const itemNode = new Int32Array(items.length);
  for (const [index, item] of items.entries()) {
    const at = nodeAt.get(item.node);
    if (at === undefined) throw new BrokenTree(`A service item of ${item.service} may not be at a node that does not exist.`);
    const { kind } = known(nodes, at);
    if (!catalog.services.get(item.service)?.at.includes(kind))
      throw new BrokenTree(`A service item of ${item.service} may not be at ${kind}.`);
    itemAt.set(item.id, index);
    itemNode[index] = at;
  }
  return {
    nodes,
    items,
    nodeAt,
    itemAt,
    parent,
    end,
    depth,
    closed,
    isLocation,
    firstLocation,
    locationNode: Int32Array.from(locationNode),
    itemNode,
  };
}

/** Whether `node` is `above` or lies below it; false when either does not exist. */
export function isWithin(tree: Tree, node: NodeId, above: NodeId): boolean {
  return isUnder(tree, numberOf(tree, node), numberOf(tree, above));
}

/** The same by number; false for -1, which stands for no node. */
export const isUnder = (tree: Tree, at: number, top: number): boolean => at >= top && at < (tree.end[top] ?? 0);

/** The numbers of the locations that are a node or lie below it, in the order of the tree. */
export const locationsBelow = (tree: Tree, node: number): Int32Array =>
  tree.locationNode.subarray(knownNumber(tree.firstLocation, node), knownNumber(tree.firstLocation, knownNumber(tree.end, node)));

/** The nodes above a node, nearest first, the node itself included. */
export function pathUp(tree: Tree, node: NodeId): Node[] {
  const path: Node[] = [];
  for (let at = numberOf(tree, node); at >= 0; at = knownNumber(tree.parent, at)) path.push(known(tree.nodes, at));
  return path;
}
