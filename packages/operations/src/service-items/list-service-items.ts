import { maySeeNode } from '@totem/domain/access/visibility';
import type { Page } from '@totem/domain/paging';
import { Refusal } from '@totem/domain/errors';
import { wordsOf } from '@totem/domain/search';
import type { GetServiceItem, ListServiceItems, ServiceItemView } from '@totem/domain/service-items';
import { type ServiceItem, type Tree, isUnder, itemOf } from '@totem/domain/tree';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { pageOfList } from '../page-of-list.ts';

/** Service items at or below a node that the asker may see, by name. @throws Refusal `node.not_found` · `cursor.unknown` */
export function listServiceItems(ctx: Ctx, { within, service, search, cursor, pageSize }: ListServiceItems): Page<ServiceItemView> {
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
    found,
    { cursor, pageSize },
    { list: 'service_items', within, service: service ?? null, search: search ?? '' },
    (item) => item.id,
  );
  return {
    ...page,
    rows: page.rows.map((item) => viewServiceItem(tree, item)),
  };
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
