import type { NodeId } from '@totem/domain/ids';
import type { NodeView } from '@totem/domain/nodes';
import type { Tree } from '@totem/domain/tree';

/**
 * A node with its counts.
 *
 * @param peopleAt how many people have each node as their level.
 */
export function viewNode(tree: Tree, number: number, peopleAt: ReadonlyMap<NodeId, number>): NodeView | null {
  const node = tree.nodes[number];
  if (!node) return null;
  const end = tree.end[number] ?? 0;
  const within = (at: number) => at >= number && at < end;
  const places = tree.locationNode.slice(tree.firstLocation[number] ?? 0, tree.firstLocation[end] ?? 0);
  let children = 0;
  let people = 0;
  for (let at = number; at < end; at++) {
    if (tree.parent[at] === number) children++;
    people += peopleAt.get(tree.nodes[at]?.id ?? node.id) ?? 0;
  }
  return {
    id: node.id,
    kind: node.kind,
    type: node.type,
    name: node.name,
    parent: node.parent,
    archived: tree.closed[number] === 1,
    children,
    locations: places.filter((place) => tree.closed[place] !== 1).length,
    serviceItems: tree.itemNode.filter((at, item) => within(at) && tree.items[item]?.archived !== true).length,
    people,
  };
}
