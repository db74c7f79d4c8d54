import type { Reason } from '../errors.ts';
import type { NodeId } from '../ids.ts';
import { isUnder, known, numberOf } from '../tree.ts';
import { type Asker, mayAt, maySeeNode } from './visibility.ts';

/**
 * Why the asker may not move a node under another; null when they may. It leaves one place and begins at another, so the
 * right to archive is needed here and the right to create there (E34).
 *
 * @returns `node.not_found` for a node or destination that the asker may not see · `access.denied` ·
 * `node.kind_not_allowed` for the root, a kind that may not hang there (I1), or a destination below the node itself (I2).
 */
export function whyNotMove(asker: Asker, node: NodeId, under: NodeId): Reason | null {
  const { tree, catalog } = asker.mine;
  const from = numberOf(tree, node);
  const to = numberOf(tree, under);
  if (from < 0 || to < 0 || !maySeeNode(asker, node) || !maySeeNode(asker, under)) return 'node.not_found';
  const isPlace = tree.isLocation[from] === 1;
  const mayArchive = mayAt(asker, isPlace ? 'administration:location.archive' : 'administration:node.archive', node);
  const mayCreate = mayAt(asker, isPlace ? 'administration:location.create' : 'administration:node.create', under);
  if (!mayArchive || !mayCreate) return 'access.denied';
  const kind = catalog.kinds.get(known(tree.nodes, from).kind);
  return kind?.under.includes(known(tree.nodes, to).kind) && !isUnder(tree, to, from) ? null : 'node.kind_not_allowed';
}
