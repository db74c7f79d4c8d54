import { importOrganizationAtOnce, type OrganizationRows } from '@totem/db/import-organization';
import { type DbConnection, type Orm, openOrm } from '@totem/db/orm';
import { findOrganizationBySlug } from '@totem/db/organizations';
import { constraintOf } from '@totem/db/sqlstate';
import { refreshStatistics } from '@totem/db/statistics';
import { catalogs } from '@totem/domain/catalog/products';
import { addPeople, type DemoSignIn } from '@totem/operations/demo';
import { demoSignIn, type LargeOrganization, largeOrganization, organizationsOf, since, type Size, sizes } from './large-world.ts';

/** How many organizations are written at the same time. */
const atOnce = 2;

/**
 * Loads the large organizations of a size, each in one transaction: what is there already stays as it is, and one that is
 * interrupted leaves nothing.
 *
 * @param connections `api` makes who signs in, `worker` writes: its statements may take longer.
 * @returns who can sign in.
 */
export async function loadLargeDemo(
  connections: { readonly api: DbConnection; readonly worker: DbConnection },
  size: Size,
  log: (line: string) => void,
): Promise<readonly DemoSignIn[]> {
  const owner = ownerOf(largeOrganization(size, demoSignIn.organization));
  await addPeople(connections.api, [owner]);
  const orm = await openOrm(connections.worker, { queryTimeoutMs: 60_000 });
  try {
    const left = organizationsOf(size);
    let done = 0;
    const work = async () => {
      for (const organization of left) {
        const began = performance.now();
        const isNew = await load(orm, organization);
        const told = isNew ? `${contentsOf(organization)}, in ${((performance.now() - began) / 1_000).toFixed(1)} s` : 'already there';
        log(`${++done} of ${sizes[size].organizations}  ${organization.name}: ${told}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    await refreshStatistics(orm);
  } finally {
    await orm.close();
  }
  return [owner];
}

/** Loads one organization alone, which may be one made otherwise than those of its size; its owner can sign in. */
export async function loadLargeOrganization(
  connections: { readonly api: DbConnection; readonly worker: DbConnection },
  organization: LargeOrganization,
): Promise<void> {
  await addPeople(connections.api, [ownerOf(organization)]);
  const orm = await openOrm(connections.worker, { queryTimeoutMs: 60_000 });
  try {
    await load(orm, organization);
    await refreshStatistics(orm);
  } finally {
    await orm.close();
  }
}

/** Whether it had to be written. */
async function load(orm: Orm, organization: LargeOrganization): Promise<boolean> {
  if ((await findOrganizationBySlug(orm, organization.slug)) !== null) return false;
  try {
    await importOrganizationAtOnce(orm, catalogs.hexia(), rowsOf(organization));
    return true;
  } catch (error) {
    // Somebody else was loading the same one, and has just finished.
    if (constraintOf(error) === 'organization_pkey') return false;
    throw error;
  }
}

function ownerOf({ name: organization, members }: LargeOrganization): DemoSignIn {
  const { email, password } = demoSignIn;
  return { name: members[demoSignIn.member]?.name ?? '', email, password, organization, note: 'owner of everything there' };
}

const contentsOf = ({ members, nodes, items }: LargeOrganization): string =>
  `${members.length.toLocaleString('en')} people, ${nodes.length.toLocaleString('en')} nodes, ${items.length} service items`;

/** As an import takes it. */
export function rowsOf(organization: LargeOrganization): OrganizationRows {
  const { id, slug, name, nodes, items, members, userGroups, locationGroups } = organization;
  return {
    id,
    slug,
    name,
    timeZone: 'America/Toronto',
    language: 'en',
    paidSeats: members.length,
    from: since,
    nodes,
    items,
    members: members.map((member) => ({ ...member, email: { display: member.email, key: member.email } })),
    userGroups: userGroups.map((group) => ({ ...group, members: group.members.map((member) => ({ member })) })),
    locationGroups: locationGroups.map((group) => ({
      ...group,
      entries: group.entries.map(({ location, filter }) => ({ location, filter })),
    })),
    serviceAccounts: [],
    resources: [],
    grants: [...organization.grants()],
  };
}
