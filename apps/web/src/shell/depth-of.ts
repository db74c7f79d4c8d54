import type { Catalog } from '@totem/domain/catalog/catalog';

/** How deep a kind of node lies at the least: 0 for the organization. */
export function depthOf(catalog: Catalog, kind: string): number {
  const above = catalog.kinds.get(kind)?.under ?? [];
  return above.length === 0 ? 0 : 1 + Math.min(...above.filter((one) => one !== kind).map((one) => depthOf(catalog, one)));
}
