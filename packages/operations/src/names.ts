import type { LocationGroupFact } from '@totem/domain/access/facts';
import type { TargetName } from '@totem/domain/grant-views';
import type { GrantTarget } from '@totem/domain/grants';
import type { LocationGroupId, NodeId } from '@totem/domain/ids';
import type { NodeName } from '@totem/domain/nodes';
import type { Tree } from '@totem/domain/tree';

/** A node by name. @throws Error for one that is not in the tree: whoever asks has found it there */
export function nodeNameOf(tree: Tree, id: NodeId): NodeName {
  const node = tree.nodes[tree.nodeAt.get(id) ?? -1];
  if (!node) throw new Error('A node that is not in the tree has no name.');
  return { id: node.id, name: node.name, kind: node.kind };
}

/** What a grant is on, by name; null where it no longer exists. */
export function targetNameOf(
  tree: Tree,
  locationGroups: ReadonlyMap<LocationGroupId, Pick<LocationGroupFact, 'name'>>,
  on: GrantTarget,
): TargetName | null {
  if ('node' in on) {
    const node = tree.nodes[tree.nodeAt.get(on.node) ?? -1];
    return node ? { id: node.id, is: 'node', name: node.name, kind: node.kind, service: null } : null;
  }
  if ('item' in on) {
    const item = tree.items[tree.itemAt.get(on.item) ?? -1];
    return item ? { id: item.id, is: 'item', name: item.name, kind: null, service: item.service } : null;
  }
  const group = locationGroups.get(on.locationGroup);
  return group ? { id: on.locationGroup, is: 'location_group', name: group.name, kind: null, service: null } : null;
}
