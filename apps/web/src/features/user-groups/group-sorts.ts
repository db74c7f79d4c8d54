import type { UserGroupSort } from '@totem/domain/user-groups';
import { m } from '../../paraglide/messages.js';
import type { GroupSortParam } from './groups-search.ts';

const sorts: Readonly<Record<GroupSortParam, UserGroupSort>> = {
  name: { by: 'name', descending: false },
  '-name': { by: 'name', descending: true },
  level: { by: 'level', descending: false },
  '-level': { by: 'level', descending: true },
  people: { by: 'people', descending: false },
  '-people': { by: 'people', descending: true },
};

/** The order that a word of an address stands for. */
export const groupSortOf = (param: GroupSortParam): UserGroupSort => sorts[param];

/** The word of an address for an order. */
export const groupSortParamOf = ({ by, descending }: UserGroupSort): GroupSortParam => (descending ? `-${by}` : by);

const words: Readonly<Record<GroupSortParam, () => string>> = {
  name: m.users_sort_name,
  '-name': m.users_sort_name_down,
  level: m.users_sort_level,
  '-level': m.users_sort_level_down,
  people: m.groups_sort_people,
  '-people': m.groups_sort_people_down,
};

/** What an order is called. */
export const groupSortWords = (param: GroupSortParam): string => words[param]();
