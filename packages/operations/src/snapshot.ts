import type { Catalog } from '@totem/domain/catalog/catalog';
import { withOrganizationRoles } from '@totem/domain/catalog/organization-roles';
import { findCatalog } from '@totem/domain/catalog/products';
import type { OrganizationId } from '@totem/domain/ids';
import { type Tree, treeOf } from '@totem/domain/tree';
import { loadManyFacts, loadTree } from '@totem/db/facts';
import { type Db, type Orm, inOrganization } from '@totem/db/orm';
import { listDeltasSince } from '@totem/db/version';
import type { Snapshot, SnapshotRequest } from './access-cache.ts';

/** Reads what the cache asks for, all of it in one snapshot of the primary. @throws Outage */
export const loadSnapshot = (orm: Orm, organizationId: OrganizationId, { members, since, catalog }: SnapshotRequest): Promise<Snapshot> =>
  inOrganization(
    orm,
    organizationId,
    async (db) => {
      const deltas = since === null ? null : (await listDeltasSince(db, since)).deltas;
      const isTouched = deltas === null || deltas.some((delta) => delta.tree || delta.catalog);
      const structure = catalog === null || isTouched ? await loadStructure(db) : null;
      const { version, epoch, facts } = await loadManyFacts(db, structure?.catalog ?? catalog ?? noCatalog(), members);
      return { version, epoch, facts, deltas, structure };
    },
    { snapshot: true },
  );

/** An organization's catalog and tree, now or at a past instant. @throws Error for a product that this release does not know */
export async function loadStructure(db: Db, at?: Date): Promise<{ catalog: Catalog; tree: Tree }> {
  const rows = await loadTree(db, at);
  const catalog = withOrganizationRoles(findCatalog(rows.product) ?? noCatalog(rows.product), rows.roles);
  return { catalog, tree: treeOf(catalog, rows.nodes, rows.items) };
}

function noCatalog(product = ''): never {
  throw new Error(`No catalog of the product ${product} is known here.`);
}
