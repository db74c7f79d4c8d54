import { choiceParam, textParam } from '../../search-params.ts';

/** Orders of the services in use; with a minus, the other way round. */
export const itemSorts = ['name', '-name', 'service', '-service', 'level', '-level'] as const;
export type ItemSortParam = (typeof itemSorts)[number];

/** The state of the list of services in use, all of it in the address. */
export interface ServicesSearch {
  readonly q?: string | undefined;
  /** Absent: by name, from A to Z. */
  readonly sort?: Exclude<ItemSortParam, 'name'> | undefined;
}

/** Two roles, by their keys, of which one looks at the difference. */
export interface RolePair {
  readonly compare?: string | undefined;
  readonly with?: string | undefined;
}

export const readServicesSearch = (search: Readonly<Record<string, unknown>>): ServicesSearch => ({
  q: textParam(search['q'])?.slice(0, 200),
  sort: choiceParam(search['sort'], ['-name', 'service', '-service', 'level', '-level']),
});

export const readRolePair = (search: Readonly<Record<string, unknown>>): RolePair => ({
  compare: textParam(search['compare']),
  with: textParam(search['with']),
});
