import { randomUUIDv7 } from 'node:crypto';
import { noDelta } from '@totem/domain/access/deltas';
import type { MemberStatus } from '@totem/domain/access/facts';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { GrantTarget, Gives, Receiver, ServiceFilter } from '@totem/domain/grants';
import type {
  GrantId,
  LocationGroupId,
  MemberId,
  NodeId,
  OrganizationId,
  ResourceId,
  ServiceAccountId,
  ServiceItemId,
  UserGroupId,
  UserId,
  Version,
} from '@totem/domain/ids';
import { wordsOf } from '@totem/domain/search';
import { appendAudit } from './audit.ts';
import { type BulkTable, insertMany, slices } from './bulk.ts';
import type { Attributes } from './entities/columns.ts';
import { type NewOrganization, insertOrganization, publishSlug } from './organizations.ts';
import { type Db, type Orm, inOrganization } from './orm.ts';
import { retrying } from './retry.ts';
import { ensureUsers } from './users.ts';
import { bumpVersion, lockVersion } from './version.ts';

/** When an imported row holds; `from` absent: as the organization says; `until` absent: no end. */
interface Validity {
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** A name in the system it comes from. */
interface Keyed {
  readonly key?: string | null | undefined;
}

/** A whole organization, checked and with ids: what an import writes. Siblings keep their order. */
export interface OrganizationRows extends NewOrganization {
  readonly id: OrganizationId;
  /** From when everything without a time of its own counts. */
  readonly from: Date;
  readonly nodes: readonly (Keyed & {
    readonly id: NodeId;
    readonly kind: string;
    readonly type?: string | null | undefined;
    readonly name: string;
    readonly parent: NodeId | null;
    readonly archived?: boolean | undefined;
    readonly attributes?: Attributes | undefined;
  })[];
  readonly items: readonly (Keyed & {
    readonly id: ServiceItemId;
    readonly service: string;
    readonly name: string;
    readonly node: NodeId;
    readonly archived?: boolean | undefined;
  })[];
  readonly members: readonly (Keyed & {
    readonly id: MemberId;
    readonly type?: string | undefined;
    readonly name: string;
    /** As it was typed, with its one spelling; a member without one cannot sign in. */
    readonly email?: { readonly display: string; readonly key: string } | undefined;
    readonly home: NodeId;
    readonly status?: MemberStatus | undefined;
    readonly bundle?: string | null | undefined;
    readonly featuresAdded?: readonly string[] | undefined;
    readonly featuresRemoved?: readonly string[] | undefined;
    readonly attributes?: Attributes | undefined;
  })[];
  readonly userGroups: readonly (Keyed & {
    readonly id: UserGroupId;
    readonly name: string;
    readonly home: NodeId;
    readonly members: readonly (Validity & { readonly member: MemberId })[];
  })[];
  readonly locationGroups: readonly (Keyed & {
    readonly id: LocationGroupId;
    readonly name: string;
    readonly home: NodeId;
    readonly entries: readonly (Validity & { readonly location: NodeId; readonly filter: ServiceFilter })[];
  })[];
  readonly serviceAccounts: readonly (Keyed & {
    readonly id: ServiceAccountId;
    readonly type?: string | undefined;
    readonly name: string;
    readonly home: NodeId;
  })[];
  readonly resources: readonly (Keyed & {
    readonly id: ResourceId;
    readonly type: string;
    readonly title: string;
    readonly item?: ServiceItemId | null | undefined;
    readonly nodes: readonly NodeId[];
    readonly owner: MemberId | null;
    readonly archived?: boolean | undefined;
    readonly attributes?: Attributes | undefined;
    readonly participants: readonly (Validity & { readonly member: MemberId; readonly kind: string })[];
  })[];
  readonly grants: readonly (Validity & {
    readonly id: GrantId;
    readonly to: Receiver | { readonly serviceAccount: ServiceAccountId };
    readonly gives: Gives;
    readonly on: GrantTarget;
    readonly reason?: string | null | undefined;
  })[];
}

type Rows = Record<string, unknown>[];

/** How many things one statement writes: a long one would hold up whoever cleans the tables. */
const sliceSize = 1_000;

/** How many transactions write at the same time, where no row of one refers to a row of another. */
const atOnce = 3;

/** In how many transactions an import writes. */
interface Writing {
  /** Does one thing that must be done whole. */
  once<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Writes rows that do not refer to one another. */
  inSlices<One>(all: readonly One[], write: (db: Db, slice: readonly One[]) => Promise<void>): Promise<void>;
}

/**
 * Writes a whole organization that is not there yet, a thousand things at a time, and lets it be found when all of it is
 * there. One that failed half-way is never found, and its slug stays free.
 *
 * @param organization already checked against the catalog and the model's invariants; only what the schema states is checked here.
 * @returns its first version.
 */
export function importOrganization(orm: Orm, catalog: Catalog, organization: OrganizationRows): Promise<Version> {
  const once: Writing['once'] = (work) => retrying(() => inOrganization(orm, organization.id, work, { purpose: 'changes' }));
  const inSlices: Writing['inSlices'] = async (all, write) => {
    const left = slices(all, sliceSize);
    const work = async () => {
      for (const slice of left)
        await once(async (db) => {
          await planForFullTables(db);
          await write(db, slice);
        });
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  };
  return writeOrganization({ once, inSlices }, catalog, organization);
}

/**
 * The same in one transaction, so that nothing of it stays when it fails or its process ends. For what is made up and can be
 * made again: all of it is lost by one lost connection.
 */
export const importOrganizationAtOnce = (orm: Orm, catalog: Catalog, organization: OrganizationRows): Promise<Version> =>
  inOrganization(
    orm,
    organization.id,
    async (db) => {
      await planForFullTables(db);
      const inSlices: Writing['inSlices'] = async (all, write) => {
        for (const slice of slices(all, sliceSize)) await write(db, slice);
      };
      return writeOrganization({ once: (work) => work(db), inSlices }, catalog, organization);
    },
    { purpose: 'changes' },
  );

/** Foreign keys are checked by plans made while the tables were empty: reading a whole one would never be given up. */
const planForFullTables = (db: Db) => db.client.query('set local enable_seqscan = off');

async function writeOrganization({ once, inSlices }: Writing, catalog: Catalog, organization: OrganizationRows): Promise<Version> {
  const { from } = organization;
  const period = (one: Validity) => ({ valid_from: (one.from ?? from).toISOString(), valid_until: one.until?.toISOString() ?? null });
  const dated = (row: Record<string, unknown>, one: Validity = {}) => ({ id: randomUUIDv7(), ...row, ...period(one) });
  const named = (one: Keyed & { readonly id: string; readonly name: string }) => ({ id: one.id, name: one.name, key: one.key ?? null });
  const insertAll = (table: BulkTable, rows: Rows) => inSlices(rows, (db, slice) => insertMany(db, table, slice));

  const { slug, name, timeZone, language, paidSeats } = organization;
  const now = await once(async (db) => {
    await insertOrganization(db, catalog, { slug, name, timeZone, language, paidSeats }, from);
    return (await lockVersion(db)).now;
  });

  for (const level of placed(organization.nodes))
    await inSlices(level, async (db, slice) => {
      const rows = slice.map(({ node }) => ({
        ...named(node),
        kind: node.kind,
        type: node.type ?? null,
        attributes: node.attributes ?? {},
      }));
      await insertMany(db, 'node', rows);
      const placements = slice.map(({ node, path, parentKind, position }) =>
        dated({ node_id: node.id, kind: node.kind, parent_id: node.parent, parent_kind: parentKind, path, position }),
      );
      await insertMany(db, 'node_placement', placements);
    });
  await insertAll(
    'service_item',
    organization.items.map((item) => ({ ...named(item), node_id: item.node, service: item.service })),
  );

  await inSlices(organization.members, async (db, slice) => {
    const people = slice.flatMap(({ name, email }) => (email ? [{ name, email: email.display, emailKey: email.key }] : []));
    await insertMembers(db, slice, await ensureUsers(db.client, people), dated, from);
  });

  const homed = (one: Keyed & { readonly id: string; readonly name: string; readonly home: NodeId }) => ({
    ...named(one),
    home_node_id: one.home,
  });
  await insertAll('user_group', organization.userGroups.map(homed));
  const belonging = organization.userGroups.flatMap((group) =>
    group.members.map((one) => dated({ user_group_id: group.id, member_id: one.member }, one)),
  );
  await insertAll('user_group_member', belonging);
  await insertAll('location_group', organization.locationGroups.map(homed));
  const entries = organization.locationGroups.flatMap((group) =>
    group.entries.map((one) => dated({ location_group_id: group.id, location_id: one.location, ...filterColumns(one.filter) }, one)),
  );
  await insertAll('location_group_entry', entries);
  await insertAll(
    'service_account',
    organization.serviceAccounts.map((one) => ({ ...homed(one), type: one.type ?? 'service_account' })),
  );

  const grants = organization.grants.map((grant) => ({
    id: grant.id,
    ...grantColumns(grant.to, grant.gives, grant.on),
    reason: grant.reason ?? null,
    origin: 'import',
    granted_at: now.toISOString(),
    ...period(grant),
  }));
  await insertAll('access_grant', grants);

  await insertAll(
    'resource',
    organization.resources.map((one) => ({
      id: one.id,
      type: one.type,
      title: one.title,
      key: one.key ?? null,
      service_item_id: one.item ?? null,
      owner_id: one.owner,
      attributes: one.attributes ?? {},
    })),
  );
  const hanging = organization.resources.flatMap(({ id, nodes }) => nodes.map((node) => dated({ resource_id: id, node_id: node })));
  await insertAll('resource_location', hanging);
  const participants = organization.resources.flatMap((resource) =>
    resource.participants.map((one) => dated({ resource_id: resource.id, member_id: one.member, kind: one.kind }, one)),
  );
  await insertAll('participation', participants);
  await insertAll(
    'archive',
    archived(organization).map((row) => dated(row)),
  );

  return once(async (db) => {
    const tx = await lockVersion(db);
    await publishSlug(tx, slug);
    await tx.client.query(
      `insert into membership_directory (user_id, organization_id)
       select user_id, organization_id from member where organization_id = $1 and user_id is not null and ended_at is null on conflict do nothing`,
      [organization.id],
    );
    const version = await bumpVersion(tx, [{ ...noDelta, tree: true, catalog: true }]);
    await appendAudit(tx, version, tx.now, { type: 'system', job: 'organization.import' }, [
      {
        type: 'organization.imported',
        product: catalog.product.key,
        members: organization.members.length,
        grants: organization.grants.length,
      },
    ]);
    return version;
  });
}

/** Nodes with where they hang, level after level, siblings in their order. */
function* placed(nodes: OrganizationRows['nodes']) {
  const below = new Map<NodeId | null, OrganizationRows['nodes'][number][]>();
  for (const node of nodes) {
    const siblings = below.get(node.parent);
    if (siblings) siblings.push(node);
    else below.set(node.parent, [node]);
  }
  let level = (below.get(null) ?? []).map((node) => ({ node, path: [node.id], parentKind: '', position: 0 }));
  while (level.length > 0) {
    yield level;
    level = level.flatMap(({ node, path }) =>
      (below.get(node.id) ?? []).map((child, position) => ({ node: child, path: [...path, child.id], parentKind: node.kind, position })),
    );
  }
}

async function insertMembers(
  db: Db,
  members: OrganizationRows['members'],
  users: ReadonlyMap<string, UserId>,
  dated: (row: Record<string, unknown>) => Record<string, unknown>,
  from: Date,
): Promise<void> {
  await insertMany(
    db,
    'member',
    members.map((member) => ({
      id: member.id,
      user_id: users.get(member.email?.key ?? '') ?? null,
      type: member.type ?? 'user',
      key: member.key ?? null,
      name: member.name,
      name_folded: foldedName(member.name),
      email: member.email?.display ?? null,
      email_key: member.email?.key ?? null,
      attributes: member.attributes ?? {},
      created_at: from.toISOString(),
      ended_at: member.status === 'ended' ? from.toISOString() : null,
    })),
  );
  await insertMany(
    db,
    'member_state',
    members.map((member) =>
      dated({
        member_id: member.id,
        home_node_id: member.home,
        status: member.status ?? 'active',
        bundle: member.bundle ?? null,
        features_added: member.featuresAdded ?? [],
        features_removed: member.featuresRemoved ?? [],
      }),
    ),
  );
  await insertMany(
    db,
    'member_word',
    members.flatMap((member) => memberWords(member.name, member.email?.key ?? null).map((word) => ({ word, member_id: member.id }))),
  );
}

/** A name as lists order it. */
export const foldedName = (name: string): string => wordsOf(name).join(' ');

/** What a member is found by: the words of their name and of their address. */
export const memberWords = (name: string, emailKey: string | null): string[] => wordsOf(`${name} ${emailKey ?? ''}`);

function archived({ nodes, items, resources }: OrganizationRows): Rows {
  const row =
    (column: string) =>
    ({ id }: { readonly id: string }) => ({ node_id: null, service_item_id: null, resource_id: null, [column]: id });
  return [
    ...nodes.filter((one) => one.archived).map(row('node_id')),
    ...items.filter((one) => one.archived).map(row('service_item_id')),
    ...resources.filter((one) => one.archived).map(row('resource_id')),
  ];
}

const filterColumns = (filter: ServiceFilter) => ({
  filter_service: filter !== null && 'service' in filter ? filter.service : null,
  filter_item_id: filter !== null && 'item' in filter ? filter.item : null,
});

/** The columns of a grant that say to whom, what and on what. */
const grantColumns = (to: OrganizationRows['grants'][number]['to'], gives: Gives, on: GrantTarget) => ({
  to_member_id: 'member' in to ? to.member : null,
  to_user_group_id: 'group' in to ? to.group : null,
  to_service_account_id: 'serviceAccount' in to ? to.serviceAccount : null,
  role_key: 'role' in gives ? gives.role : null,
  permission_key: 'permission' in gives ? gives.permission : null,
  gives_locations: 'locations' in gives,
  on_node_id: 'node' in on ? on.node : null,
  on_service_item_id: 'item' in on ? on.item : null,
  on_location_group_id: 'locationGroup' in on ? on.locationGroup : null,
  ...filterColumns('locations' in gives ? gives.locations : null),
});
