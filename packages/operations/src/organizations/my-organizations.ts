import { inForce } from '@totem/domain/access/compile';
import type { ListMyOrganizations, MyOrganizationView } from '@totem/domain/organizations';
import type { Page } from '@totem/domain/paging';
import { type MyOrganization, listMyOrganizations as listRows } from '@totem/db/organizations';
import { readVersions } from '@totem/db/who-is-asking';
import { pageOfList } from '../page-of-list.ts';
import type { Person } from '../who-is-asking.ts';

/**
 * The organizations somebody belongs to, by name; a suspended membership is among them, as deactivated (HT-23), one that
 * has ended is not (HT-24).
 *
 * @throws Refusal `cursor.unknown`
 */
export async function listMyOrganizations(person: Person, { cursor, pageSize }: ListMyOrganizations): Promise<Page<MyOrganizationView>> {
  const rows = await listRows(person.runtime.orm, person.user);
  const page = pageOfList(rows, { cursor, pageSize }, { list: 'my_organizations', user: person.user }, (row) => row.id);
  return { ...page, rows: await Promise.all(page.rows.map((row) => view(person, row))) };
}

async function view({ runtime, now }: Person, row: MyOrganization): Promise<MyOrganizationView> {
  const state = (await readVersions(runtime.orm, [row.id])).states.get(row.id);
  const { access } =
    state && row.status === 'active' ? await runtime.cache.accessOf({ organizationId: row.id, ...state }, [row.member]) : { access: [] };
  const roles = access[0]
    ? inForce(access[0].roleGrants, now.getTime())
        .toSorted((a, b) => b.role.rank - a.role.rank)
        .map((grant) => grant.role.key)
    : [];
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    product: row.product,
    status: row.status,
    roles: [...new Set(roles)],
    deactivated: row.status === 'suspended' ? { at: row.statusSince.toISOString(), by: null } : null,
  };
}
