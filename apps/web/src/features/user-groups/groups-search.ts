import { choiceParam, textParam } from '../../search-params.ts';

/** Orders of the list; with a minus, the other way round. */
export const groupSorts = ['name', '-name', 'level', '-level', 'people', '-people'] as const;
export type GroupSortParam = (typeof groupSorts)[number];

/** What the list of user groups can be narrowed by, besides the words that are searched. */
export const groupFilterKeys = ['level', 'extra'] as const;

/** The state of the list of user groups, all of it in the address. */
export interface GroupsSearch {
  readonly q?: string | undefined;
  readonly level?: string | undefined;
  readonly extra?: string | undefined;
  /** Absent: by name, from A to Z. */
  readonly sort?: Exclude<GroupSortParam, 'name'> | undefined;
}

/** What an address says of the list; what it cannot mean is left out. */
export function readGroupsSearch(search: Readonly<Record<string, unknown>>): GroupsSearch {
  const read: Required<GroupsSearch> = {
    q: textParam(search['q'])?.slice(0, 200),
    level: textParam(search['level']),
    extra: textParam(search['extra']),
    sort: choiceParam(search['sort'], ['-name', 'level', '-level', 'people', '-people']),
  };
  // A key that says undefined would take the place of what an address above keeps.
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
