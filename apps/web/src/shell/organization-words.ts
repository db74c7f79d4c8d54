import { findCatalog } from '@totem/domain/catalog/products';
import type { MyOrganizationView } from '@totem/domain/organizations';
import { say } from '../product-words.ts';

/** The product of one of one's organizations, and what one is there: "Hexia · Owner". */
export function organizationDetail({ product, roles }: Pick<MyOrganizationView, 'product' | 'roles'>): string {
  const catalog = findCatalog(product);
  const labels = roles.flatMap((key) => catalog?.roles.get(key)?.label ?? []).map(say);
  return [catalog ? say(catalog.product.label) : product, ...new Set(labels)].join(' · ');
}
