import { maySeeNode } from '@totem/domain/access/visibility';
import type { Page } from '@totem/domain/paging';
import { Refusal } from '@totem/domain/errors';
import { wordsOf } from '@totem/domain/search';
import type { GetServiceItem, ListServiceItems, ServiceItemSort, ServiceItemView } from '@totem/domain/service-items';
import { type ServiceItem, type Tree, isUnder, itemOf, numberOf } from '@totem/domain/tree';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { pageOfList } from '../page-of-list.ts';

/**
 * Service items at or below a node that the asker may see, in the order that is asked for.
 *
 * @throws Refusal `node.not_found` · `cursor.unknown`
 */
export function listServiceItems(ctx: Ctx, input: ListServiceItems): Page<ServiceItemView> {
  const { within, service, search, sort, cursor, pageSize } = input;
  const { tree } = ctx;
  const top = tree.nodeAt.get(within);
  if (top === undefined || !maySeeNode(ctx, within)) throw new Refusal('node.not_found');
  const words = wordsOf(search ?? '');
  const found = tree.items.filter((item, number) => {
    const named = wordsOf(item.name);
    const isHere = isUnder(tree, tree.itemNode[number] ?? -1, top) && maySeeNode(ctx, item.node);
    return (
      isHere && (service === undefined || item.service === service) && words.every((word) => named.some((one) => one.startsWith(word)))
    );
  });
  const page = pageOfList(
    sorted(ctx, found, sort),
    { cursor, pageSize },
    { list: 'service_items', within, service: service ?? null, search: search ?? '', sort },
    (item) => item.id,
  );
  return {
    ...page,
    rows: page.rows.map((item) => viewServiceItem(tree, item)),
  };
}

/** Items in an order, which come by name; where it does not tell them apart they stay so. */
function sorted({ tree, catalog }: Ctx, items: readonly ServiceItem[], { by, descending }: ServiceItemSort): readonly ServiceItem[] {
  if (by === 'name') return descending ? items.toReversed() : items;
  const services = [...catalog.services.keys()];
  const rankOf = (item: ServiceItem) => (by === 'service' ? services.indexOf(item.service) : numberOf(tree, item.node));
  return items.toSorted((one, other) => (rankOf(one) - rankOf(other)) * (descending ? -1 : 1));
}

/** One service item that the asker may see. @throws Refusal `service_item.not_found` */
export function getServiceItem(ctx: Ctx, { item: id }: GetServiceItem): ServiceItemView {
  const item = itemOf(ctx.tree, id);
  if (!item || !maySeeNode(ctx, item.node)) throw new Refusal('service_item.not_found');
  return viewServiceItem(ctx.tree, item);
}

const viewServiceItem = (tree: Tree, { id, service, name, node, archived }: ServiceItem): ServiceItemView => ({
  id,
  service,
  name,
  node: nodeNameOf(tree, node),
  archived,
});
