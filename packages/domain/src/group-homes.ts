import type { Catalog } from './catalog/catalog.ts';

/** People or places: both have a home and a name, and are made and renamed alike. */
export type GroupSort = 'user_group' | 'location_group';

/**
 * The kinds of nodes that such a group may belong to. People have a group where they may belong, places one where they hang:
 * none where the product has no such groups.
 */
export function groupHomes({ product, kinds }: Catalog, sort: GroupSort): readonly string[] {
  const { userGroups, locationGroups, level } = product.policies;
  const all = [...kinds.values()];
  const places = all.filter((kind) => kind.isLocation);
  const fitting =
    sort === 'user_group'
      ? all.filter((kind) => userGroups !== 'off' && (kind.isLevel || level === 'from_roles'))
      : all.filter((kind) => locationGroups && !kind.isLocation && places.some((place) => place.under.includes(kind.key)));
  return fitting.map((kind) => kind.key);
}
