import { nodeRight } from '../catalog/administration.ts';
import type { Reason } from '../errors.ts';
import type { NodeId } from '../ids.ts';
import { isSameName } from '../search.ts';
import { type Node, type Tree, known, numberOf } from '../tree.ts';
import { type Asker, mayAt, maySeeNode } from './visibility.ts';

/** A node that is to be made. */
export interface NewNode {
  readonly under: NodeId;
  readonly kind: string;
  /** Null where the kind has no types. */
  readonly type: string | null;
  readonly name: string;
}

/**
 * Why the asker may not make a node; null when they may.
 *
 * @returns `node.not_found` for a node above that they may not see · `node.kind_not_allowed` (I1) · `node.archived` ·
 * `access.denied` · `node.type_not_allowed` · `node.name_taken`.
 */
export function whyNotCreateNode(asker: Asker, { under, kind, type, name }: NewNode): Reason | null {
  const { tree, catalog } = asker.mine;
  const above = numberOf(tree, under);
  if (above < 0 || !maySeeNode(asker, under)) return 'node.not_found';
  const entry = catalog.kinds.get(kind);
  if (!entry?.under.includes(known(tree.nodes, above).kind)) return 'node.kind_not_allowed';
  if (tree.closed[above] === 1) return 'node.archived';
  if (!mayAt(asker, nodeRight(entry.isLocation, 'create'), under)) return 'access.denied';
  return whyNotType(asker, kind, type) ?? whyNotName(tree, { kind, parent: under, name });
}

/**
 * Why the asker may not rename a node or change its type; null when they may. A Contributor may edit the places they hold.
 *
 * @returns `node.not_found` · `node.archived` · `access.denied` · `node.type_not_allowed` · `node.name_taken`.
 */
export function whyNotEditNode(asker: Asker, id: NodeId, { name, type }: Pick<NewNode, 'name' | 'type'>): Reason | null {
  const { tree } = asker.mine;
  const at = numberOf(tree, id);
  if (at < 0 || !maySeeNode(asker, id)) return 'node.not_found';
  if (tree.closed[at] === 1) return 'node.archived';
  if (!mayAt(asker, nodeRight(tree.isLocation[at] === 1, 'edit'), id)) return 'access.denied';
  const node = known(tree.nodes, at);
  // What was imported may lack a type, or share a name: only what is changed is judged.
  const wrongType = type === node.type ? null : whyNotType(asker, node.kind, type);
  return wrongType ?? (name === node.name ? null : whyNotName(tree, { ...node, name }));
}

/**
 * Why the asker may not archive a node, with all that lies below it; null when they may.
 *
 * @returns `node.not_found` · `node.root` · `node.archived` · `access.denied`.
 */
export function whyNotArchiveNode(asker: Asker, id: NodeId): Reason | null {
  const { tree } = asker.mine;
  const at = numberOf(tree, id);
  if (at < 0 || !maySeeNode(asker, id)) return 'node.not_found';
  if (at === 0) return 'node.root';
  if (tree.closed[at] === 1) return 'node.archived';
  return mayAt(asker, nodeRight(tree.isLocation[at] === 1, 'archive'), id) ? null : 'access.denied';
}

/**
 * Why the asker may not restore a node that is archived itself; null when they may. Nobody may do anything at an archived
 * node, so the right is asked where it hangs.
 *
 * @returns `node.not_found` · `node.root` · `node.archived` where what it hangs under has to be restored first ·
 * `access.denied` · `node.not_archived` · `node.name_taken`.
 */
export function whyNotRestoreNode(asker: Asker, id: NodeId): Reason | null {
  const { tree } = asker.mine;
  const at = numberOf(tree, id);
  if (at < 0 || !maySeeNode(asker, id)) return 'node.not_found';
  const node = known(tree.nodes, at);
  const { parent } = node;
  if (parent === null) return 'node.root';
  if (tree.closed[numberOf(tree, parent)] === 1) return 'node.archived';
  if (!mayAt(asker, nodeRight(tree.isLocation[at] === 1, 'archive'), parent)) return 'access.denied';
  return node.archived ? whyNotName(tree, node) : 'node.not_archived';
}

/** A kind with types has one for each of its nodes; a kind without has none. */
function whyNotType({ mine: { catalog } }: Asker, kind: string, type: string | null): Reason | null {
  const types = Object.keys(catalog.product.nodeKinds[kind]?.types ?? {});
  const isAllowed = type === null ? types.length === 0 : types.includes(type);
  return isAllowed ? null : 'node.type_not_allowed';
}

/** Two nodes of one kind side by side with the same words for a name could not be told apart in any list. */
export function whyNotName(
  tree: Tree,
  { id, kind, parent, name }: Pick<Node, 'kind' | 'parent' | 'name'> & { readonly id?: NodeId },
): Reason | null {
  const isTaken = tree.nodes.some(
    (one) => one.parent === parent && one.kind === kind && one.id !== id && !one.archived && isSameName(one.name, name),
  );
  return isTaken ? 'node.name_taken' : null;
}
