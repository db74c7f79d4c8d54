import type { Catalog } from '@totem/domain/catalog/catalog';
import type { LocationDetails } from '@totem/domain/locations';

/** What is asked about everybody at a location, as its address holds it. */
export interface Asked {
  readonly item?: string | undefined;
  readonly permission?: string | undefined;
}

interface WhoQuestion {
  /** Null: in this product nothing is asked of an item, so of the location itself. */
  readonly item: LocationDetails['services'][number] | null;
  readonly permission: string;
  /** What may be asked besides. */
  readonly permissions: readonly string[];
}

/** The question that an address means: about the first service item, and the first thing that one may see of it, unless it says otherwise. */
export function askedAt(catalog: Catalog, { services }: Pick<LocationDetails, 'services'>, { item: id, permission }: Asked): WhoQuestion {
  const item = services.find((one) => one.id === id) ?? services[0] ?? null;
  const all = item ? (catalog.services.get(item.service)?.permissions ?? []) : [];
  const permissions = all.map((one) => one.key);
  const usual = all.find((one) => one.effect === 'read')?.key ?? permissions[0] ?? 'administration:location.view';
  return { item, permission: permission !== undefined && permissions.includes(permission) ? permission : usual, permissions };
}
