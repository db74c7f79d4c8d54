import type { ServiceItemSort } from '@totem/domain/service-items';
import { m } from '../../paraglide/messages.js';
import type { ItemSortParam } from './services-search.ts';

const sorts: Readonly<Record<ItemSortParam, ServiceItemSort>> = {
  name: { by: 'name', descending: false },
  '-name': { by: 'name', descending: true },
  service: { by: 'service', descending: false },
  '-service': { by: 'service', descending: true },
  level: { by: 'level', descending: false },
  '-level': { by: 'level', descending: true },
};

/** The order that a word of an address stands for. */
export const itemSortOf = (param: ItemSortParam): ServiceItemSort => sorts[param];

/** The word of an address for an order. */
export const itemSortParamOf = ({ by, descending }: ServiceItemSort): ItemSortParam => (descending ? `-${by}` : by);

const words: Readonly<Record<ItemSortParam, () => string>> = {
  name: m.users_sort_name,
  '-name': m.users_sort_name_down,
  service: m.services_sort_service,
  '-service': m.services_sort_service_down,
  level: m.services_sort_level,
  '-level': m.services_sort_level_down,
};

/** What an order is called. */
export const itemSortWords = (param: ItemSortParam): string => words[param]();
