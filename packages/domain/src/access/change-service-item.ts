import type { Reason } from '../errors.ts';
import type { NodeId, ServiceItemId } from '../ids.ts';
import { isSameName } from '../search.ts';
import { type ServiceItem, type Tree, itemOf, known, numberOf } from '../tree.ts';
import { type Asker, mayAt, maySeeNode } from './visibility.ts';

/** A service item that is to be made. */
export interface NewServiceItem {
  readonly node: NodeId;
  readonly service: string;
  readonly name: string;
}

/**
 * Why the asker may not add a service item; null when they may.
 *
 * @returns `node.not_found` · `service_item.not_here` for a service that has no items at such a node · `node.archived` ·
 * `access.denied` · `service_item.name_taken`.
 */
export function whyNotCreateItem(asker: Asker, item: NewServiceItem): Reason | null {
  const { tree, catalog } = asker.mine;
  const at = numberOf(tree, item.node);
  if (at < 0 || !maySeeNode(asker, item.node)) return 'node.not_found';
  if (!catalog.services.get(item.service)?.at.includes(known(tree.nodes, at).kind)) return 'service_item.not_here';
  if (tree.closed[at] === 1) return 'node.archived';
  if (!mayAt(asker, 'administration:service_item.create', item.node)) return 'access.denied';
  return whyNotName(tree, item);
}

/**
 * Why the asker may not rename a service item; null when they may.
 *
 * @returns `service_item.not_found` · `service_item.archived` · `access.denied` · `service_item.name_taken`.
 */
export function whyNotEditItem(asker: Asker, id: ServiceItemId, name: string): Reason | null {
  const found = seen(asker, id);
  if (!found) return 'service_item.not_found';
  if (found.isClosed) return 'service_item.archived';
  if (!mayAt(asker, 'administration:service_item.edit', found.item.node)) return 'access.denied';
  return name === found.item.name ? null : whyNotName(asker.mine.tree, { ...found.item, name });
}

/**
 * Why the asker may not archive a service item; null when they may.
 *
 * @returns `service_item.not_found` · `service_item.archived` · `access.denied`.
 */
export function whyNotArchiveItem(asker: Asker, id: ServiceItemId): Reason | null {
  const found = seen(asker, id);
  if (!found) return 'service_item.not_found';
  if (found.isClosed) return 'service_item.archived';
  return mayAt(asker, 'administration:service_item.archive', found.item.node) ? null : 'access.denied';
}

/**
 * Why the asker may not restore a service item that is archived itself; null when they may.
 *
 * @returns `service_item.not_found` · `node.archived` where its node has to be restored first · `access.denied` ·
 * `service_item.not_archived` · `service_item.name_taken`.
 */
export function whyNotRestoreItem(asker: Asker, id: ServiceItemId): Reason | null {
  const { tree } = asker.mine;
  const item = seen(asker, id)?.item;
  if (!item) return 'service_item.not_found';
  if (tree.closed[numberOf(tree, item.node)] === 1) return 'node.archived';
  if (!mayAt(asker, 'administration:service_item.archive', item.node)) return 'access.denied';
  return item.archived ? whyNotName(tree, item) : 'service_item.not_archived';
}

function seen(asker: Asker, id: ServiceItemId): { item: ServiceItem; isClosed: boolean } | null {
  const { tree } = asker.mine;
  const item = itemOf(tree, id);
  if (!item || !maySeeNode(asker, item.node)) return null;
  return { item, isClosed: item.archived || tree.closed[numberOf(tree, item.node)] === 1 };
}

/** Two items of one service at one node with the same words for a name could not be told apart in any list. */
function whyNotName(tree: Tree, { id, node, service, name }: NewServiceItem & { readonly id?: ServiceItemId }): Reason | null {
  const isTaken = tree.items.some(
    (one) => one.node === node && one.service === service && one.id !== id && !one.archived && isSameName(one.name, name),
  );
  return isTaken ? 'service_item.name_taken' : null;
}
