import { choiceParam, textParam } from '../../search-params.ts';

/** Conditions that are not a filter of one thing. */
export const onlyChoices = ['with_service_without_location', 'with_location_without_service', 'ending_this_week'] as const;

/** Orders of the list; with a minus, the other way round. */
export const sortParams = ['level', '-level', 'name', '-name', 'status', '-status'] as const;
export type SortParam = (typeof sortParams)[number];

/** The state of the list of people, all of it in the address. */
export interface UsersSearch {
  readonly q?: string | undefined;
  readonly level?: string | undefined;
  readonly status?: 'active' | 'suspended' | undefined;
  readonly service?: string | undefined;
  readonly role?: string | undefined;
  readonly item?: string | undefined;
  readonly extra?: string | undefined;
  readonly userGroup?: string | undefined;
  readonly location?: string | undefined;
  readonly locationGroup?: string | undefined;
  readonly only?: (typeof onlyChoices)[number] | undefined;
  /** Absent: as the list is usually sorted. */
  readonly sort?: SortParam | undefined;
  /** Keys of the columns that are shown beside the person, with a dot between; absent: those this person chose last. */
  readonly columns?: string | undefined;
}

/** What a list can be narrowed by, besides the words that are searched, in the order in which it is offered. */
export const filterKeys = [
  'level',
  'status',
  'service',
  'item',
  'role',
  'extra',
  'userGroup',
  'location',
  'locationGroup',
  'only',
] as const;
export type FilterKey = (typeof filterKeys)[number];

/** What an address says of the list; what it cannot mean is left out. */
export function readUsersSearch(search: Readonly<Record<string, unknown>>): UsersSearch {
  const read: UsersSearch = {
    q: textParam(search['q'])?.slice(0, 200),
    level: textParam(search['level']),
    status: choiceParam(search['status'], ['active', 'suspended']),
    service: textParam(search['service']),
    role: textParam(search['role']),
    item: textParam(search['item']),
    extra: textParam(search['extra']),
    userGroup: textParam(search['userGroup']),
    location: textParam(search['location']),
    locationGroup: textParam(search['locationGroup']),
    only: choiceParam(search['only'], onlyChoices),
    sort: choiceParam(search['sort'], sortParams),
    columns: textParam(search['columns']),
  };
  // A key that says undefined would take the place of what an address above keeps.
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
