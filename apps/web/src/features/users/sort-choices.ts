import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberSort } from '@totem/domain/members';
import { m } from '../../paraglide/messages.js';
import { offeredColumns } from './chosen-columns.ts';
import { type SortParam, sortParams } from './users-search.ts';

const sorts: Readonly<Record<SortParam, MemberSort>> = {
  level: { by: 'level', descending: false },
  '-level': { by: 'level', descending: true },
  name: { by: 'name', descending: false },
  '-name': { by: 'name', descending: true },
  status: { by: 'status', descending: false },
  '-status': { by: 'status', descending: true },
};

const words: Readonly<Record<SortParam, () => string>> = {
  level: m.users_sort_level,
  '-level': m.users_sort_level_down,
  name: m.users_sort_name,
  '-name': m.users_sort_name_down,
  status: m.users_sort_status,
  '-status': m.users_sort_status_down,
};

/** What an order is called. */
export const sortWords = (param: SortParam): string => words[param]();

/** The order that a word of an address stands for. */
export const sortOf = (param: SortParam): MemberSort => sorts[param];

/** The word of an address for an order. */
export const sortParamOf = ({ by, descending }: MemberSort): SortParam => (descending ? `-${by}` : by);

/** The orders that a product has a column for. */
export function sortsIn(catalog: Catalog): readonly SortParam[] {
  const columns = offeredColumns(catalog);
  return sortParams.filter((param) => columns.some((column) => column.sortsBy === sortOf(param).by));
}

/** How a list is sorted that an address says nothing of. */
export const usualSort = (catalog: Catalog): SortParam => sortsIn(catalog)[0] ?? 'name';
