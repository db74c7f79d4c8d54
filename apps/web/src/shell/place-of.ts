import type { Catalog } from '@totem/domain/catalog/catalog';
import type { TargetName } from '@totem/domain/grant-views';

export type NamedPlaceId = { readonly location: string } | { readonly group: string };

/** The location or the location group that something is on; null for anything else. */
export function placeOf(catalog: Catalog, { is, id, kind }: Pick<TargetName, 'is' | 'id' | 'kind'>): NamedPlaceId | null {
  if (is === 'location_group') return { group: id };
  return is === 'node' && catalog.kinds.get(kind ?? '')?.isLocation === true ? { location: id } : null;
}
