import type { Catalog } from '@totem/domain/catalog/catalog';

/** The first permission of a role that is asked about a place itself. */
export const standingPermission = (catalog: Catalog, role: string | undefined): string | undefined =>
  [...(catalog.roles.get(role ?? '')?.can.keys() ?? [...catalog.permissions.keys()])].find(
    (key) => catalog.services.get(catalog.permissions.get(key)?.service ?? '')?.hasItems === false,
  );
