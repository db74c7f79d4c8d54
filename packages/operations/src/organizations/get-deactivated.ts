import { Refusal } from '@totem/domain/errors';
import type { DeactivatedView, GetOrganization } from '@totem/domain/organizations';
import { loadManyFacts } from '@totem/db/facts';
import { inOrganization } from '@totem/db/orm';
import { listMyOrganizations } from '@totem/db/organizations';
import { listWhoCan } from '@totem/db/who-can';
import { loadStructure } from '../snapshot.ts';
import type { Person } from '../who-is-asking.ts';

/** To have somebody to turn to, a few names are enough. */
const namedAtMost = 3;

/**
 * All that somebody who is suspended in an organization still learns of it: since when, and who could restore them, by name.
 *
 * @throws Refusal `organization.not_found` for everybody else
 */
export async function getDeactivated({ runtime, user, now }: Person, { slug }: GetOrganization): Promise<DeactivatedView> {
  const row = (await listMyOrganizations(runtime.orm, user)).find((one) => one.slug === slug && one.status === 'suspended');
  if (!row) throw new Refusal('organization.not_found');
  const able = await inOrganization(
    runtime.orm,
    row.id,
    async (db) => {
      const structure = await loadStructure(db);
      const [mine] = (await loadManyFacts(db, structure.catalog, [row.member])).facts;
      if (!mine) throw new Refusal('organization.not_found');
      const asked = {
        ...structure,
        permission: 'administration:member.suspend',
        target: { node: mine.home },
        at: now,
        pageSize: namedAtMost,
      };
      return (await listWhoCan(db, asked)).rows.filter((one) => one.gates.length === 0);
    },
    { snapshot: true },
  );
  return { name: row.name, at: row.statusSince.toISOString(), by: null, restoredBy: able.map((one) => one.access.facts.name) };
}
