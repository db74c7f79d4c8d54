import { randomUUIDv7 } from 'node:crypto';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberStatus } from '@totem/domain/access/facts';
import { OrganizationId, type MemberId, type UserId } from '@totem/domain/ids';
import type { Language } from '@totem/domain/language';
import { insertMany } from './bulk.ts';
import { type Db, type Orm, query, tables } from './orm.ts';
import { thrownFor } from './sqlstate.ts';

/** One of the organizations of a person, as the organization's own rows say. */
export interface MyOrganization {
  readonly id: OrganizationId;
  readonly slug: string;
  readonly name: string;
  readonly product: string;
  readonly archived: boolean;
  readonly member: MemberId;
  readonly status: Exclude<MemberStatus, 'ended'>;
  /** Since when the status is what it is. */
  readonly statusSince: Date;
}

/** The organizations a person belongs to, suspended memberships among them, by name. */
export async function listMyOrganizations(orm: Orm, user: UserId): Promise<MyOrganization[]> {
  interface Row {
    organization_id: OrganizationId;
    slug: string;
    name: string;
    product: string;
    archived: boolean;
    member_id: MemberId;
    status: Exclude<MemberStatus, 'ended'>;
    status_since: Date;
  }
  const rows = await lookUp<Row>(
    orm,
    'organizations_of',
    `select * from lookup.organizations_of($1) where status <> 'ended' order by name, organization_id`,
    [user],
  );
  return rows.map((row) => ({
    id: row.organization_id,
    slug: row.slug,
    name: row.name,
    product: row.product,
    archived: row.archived,
    member: row.member_id,
    status: row.status,
    statusSince: row.status_since,
  }));
}

/** The organization of a slug; null for none. Whoever asks must still be its member. */
export async function findOrganizationBySlug(orm: Orm, slug: string): Promise<OrganizationId | null> {
  const [row] = await lookUp<{ organization_id: string }>(orm, 'by_slug', 'select organization_id from organization_slug where slug = $1', [
    slug,
  ]);
  return row ? OrganizationId.parse(row.organization_id) : null;
}

/** The slugs of all organizations and whose they are, in their order, some at a time. @param after the last one of those before; '' for the first. */
export const listSlugs = (orm: Orm, after: string): Promise<{ slug: string; organizationId: OrganizationId }[]> =>
  lookUp(orm, 'slugs', 'select slug, organization_id as "organizationId" from organization_slug where slug > $1 order by slug limit 500', [
    after,
  ]);

export interface Organization {
  readonly id: OrganizationId;
  readonly slug: string;
  readonly name: string;
  readonly product: string;
  readonly productVersion: number;
  readonly timeZone: string;
  readonly language: Language;
  readonly paidSeats: number;
  readonly archived: boolean;
}

/** The organization of this transaction, with the catalog version in force; null for none. */
export async function findOrganization(db: Db): Promise<Organization | null> {
  const row = await tables(db)
    .selectFrom('OrganizationRow as o')
    .innerJoin('OrganizationCatalogRow as c', (join) =>
      join.onRef('c.organizationId', '=', 'o.organizationId').on('c.validUntil', 'is', null),
    )
    .where('o.organizationId', '=', db.organizationId)
    .select(['o.slug', 'o.name', 'o.product', 'o.timeZone', 'o.language', 'o.paidSeats', 'o.archivedAt', 'c.productVersion'])
    .executeTakeFirst();
  if (!row) return null;
  const { archivedAt, ...rest } = row;
  return { id: db.organizationId, ...rest, archived: archivedAt !== null };
}

export interface NewOrganization {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly paidSeats: number;
}

/** Makes the organization of this transaction, at version 0, on a catalog that counts from `from` on. Nobody finds it before its slug is published. */
export async function insertOrganization(db: Db, catalog: Catalog, organization: NewOrganization, from: Date): Promise<void> {
  const { organizationId } = db;
  const { key, version } = catalog.product;
  await tables(db)
    .insertInto('OrganizationRow')
    .values({ organizationId, product: key, ...organization, archivedAt: null })
    .execute();
  await tables(db).insertInto('OrganizationVersionRow').values({ organizationId }).execute();
  await tables(db)
    .insertInto('OrganizationCatalogRow')
    .values({ organizationId, id: randomUUIDv7(), product: key, productVersion: version, validFrom: from, validUntil: null })
    .execute();
  const pairs = [...catalog.kinds.values()].flatMap(({ key: kind, under }) =>
    (under.length > 0 ? under : ['']).map((parent_kind) => ({ kind, parent_kind })),
  );
  await insertMany(db, 'node_kind_pair', pairs);
}

/** Lets an organization be found by its slug. A slug that is taken is refused by `organization_slug_pkey`. */
export async function publishSlug(db: Db, slug: string): Promise<void> {
  await query(db, 'publish_slug', 'insert into organization_slug (slug, organization_id) values ($1, $2)', [slug, db.organizationId]);
}

async function lookUp<Row extends object>(orm: Orm, name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
  try {
    return (await orm.pools.reads.query<Row>({ name, text, values: [...values] })).rows;
  } catch (error) {
    throw thrownFor(error, 'work');
  }
}
