import { type MapSearch, readMapSearch } from '../node-map/map-search.ts';

/** How the organization is shown: as a tree, unless the address says a map, and how that is drawn. */
export type OverviewSearch = MapSearch & { readonly view?: 'map' | undefined };

export const readOverviewSearch = (search: Readonly<Record<string, unknown>>): OverviewSearch =>
  search['view'] === 'map' ? { view: 'map', ...readMapSearch(search) } : {};
