import { findCatalog } from '@totem/domain/catalog/products';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { Refusal } from '@totem/domain/errors';
import type { RoleId } from '@totem/domain/ids';
import type { LivingRole } from '@totem/domain/roles';

/** The product of an organization as it comes, without the roles of its own. */
export function productOf({ product }: Catalog): Catalog {
  const catalog = findCatalog(product.key);
  if (!catalog) throw new Error(`No catalog of the product ${product.key} is known here.`);
  return catalog;
}

/** A role of the organization's own that is there. @throws Refusal `role.not_found` */
export function ownRole({ ownRoles }: Catalog, id: RoleId): LivingRole {
  const found = ownRoles.find((role) => role.id === id);
  if (!found || found.can === null) throw new Refusal('role.not_found');
  return { ...found, can: found.can };
}
