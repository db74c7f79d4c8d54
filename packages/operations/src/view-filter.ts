import { type Asker, maySeeNode } from '@totem/domain/access/visibility';
import type { FilterName } from '@totem/domain/grant-views';
import type { ServiceFilter } from '@totem/domain/grants';
import { itemOf } from '@totem/domain/tree';

/** For which service locations are given, by name; an item that is not the reader's to see has none. */
export function viewFilter(reader: Asker, filter: ServiceFilter): FilterName {
  if (filter === null || 'service' in filter) return filter;
  const item = itemOf(reader.mine.tree, filter.item);
  return { item: filter.item, name: item && maySeeNode(reader, item.node) ? item.name : null };
}
