import { importOrganizationAtOnce } from '@totem/db/import-organization';
import { verifyChain } from '@totem/db/audit-chain';
import { loadManyFacts, loadTree } from '@totem/db/facts';
import { type Orm, inOrganization, openOrm } from '@totem/db/orm';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import { listDeltasSince } from '@totem/db/version';
import { compile } from '@totem/domain/access/compile';
import { decide } from '@totem/domain/access/decide';
import { catalogs } from '@totem/domain/catalog/products';
import { Version } from '@totem/domain/ids';
import { treeOf } from '@totem/domain/tree';
import { addPeople } from '@totem/operations/demo';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadLargeDemo, rowsOf } from './demo-large.ts';
import { type LargeOrganization, demoSignIn, largeOrganization, sizes } from './large-world.ts';

const organization = largeOrganization('S', 0);
const catalog = catalogs.hexia();
let database: TestDatabase;
let owner: Orm;
let api: Orm;
const said: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  owner = await openOrm(database.owner);
  api = await openOrm(database.api);
  await loadLargeDemo(database, 'S', (line) => said.push(line));
});
afterAll(async () => {
  await owner.close();
  await api.close();
});

/** How many rows a table has, of all organizations. */
async function rowsIn(table: string): Promise<number> {
  const { rows } = await owner.pools.reads.query<{ count: number }>(`select count(*) from ${table}`);
  return rows[0]?.count ?? -1;
}

const expected: Readonly<Record<string, number>> = {
  organization: 1,
  organization_slug: 1,
  node: 1 + sizes.S.subscriptions + sizes.S.locations,
  node_placement: 1 + sizes.S.subscriptions + sizes.S.locations,
  service_item: 2 * sizes.S.subscriptions,
  member: sizes.S.members,
  member_state: sizes.S.members,
  membership_directory: sizes.S.members,
  app_user: sizes.S.members,
  user_group: organization.userGroups.length,
  user_group_member: organization.userGroups.flatMap((group) => group.members).length,
  location_group: organization.locationGroups.length,
  location_group_entry: organization.locationGroups.flatMap((group) => group.entries).length,
  access_grant: [...organization.grants()].length,
  audit_event: 1,
  delta: 1,
};
const counted = async () => Object.fromEntries(await Promise.all(Object.keys(expected).map(async (table) => [table, await rowsIn(table)])));

test('every row of a large organization is there, with one version, one audit event and counted tables', async () => {
  expect(await counted()).toEqual(expected);
  expect(said).toEqual([expect.stringMatching(/^1 of 1 {2}Maison Aurore S: 1,000 people, 106 nodes, 10 service items, in \d+\.\d s$/)]);
  const { deltas, chain } = await inOrganization(api, organization.id, async (db) => ({
    deltas: await listDeltasSince(db, Version.parse(0)),
    chain: await verifyChain(db),
  }));
  expect(deltas).toMatchObject({ version: 1, deltas: [{ version: 1, tree: true, catalog: true }] });
  expect(chain).toEqual({ verified: 1, broken: null });
  const { rows } = await owner.pools.reads.query(`select reltuples::int as known from pg_class where relname = 'access_grant'`);
  expect(rows).toEqual([{ known: expected['access_grant'] }]);
});

test('its owner can sign in', async () => {
  const { rows } = await owner.pools.reads.query(
    `select m.name, u."emailVerified" as verified from email_address e join auth."user" u on u.id = e.user_id
     join member m on m.user_id = u.id join access_grant g on g.to_member_id = m.id where e.key = $1 and g.role_key = 'administration/owner'`,
    [demoSignIn.email],
  );

  expect(rows).toEqual([{ name: organization.members[demoSignIn.member]?.name, verified: true }]);
});

test('loading twice, also at the same time, changes nothing', async () => {
  const again: string[] = [];
  const people = await Promise.all([1, 2].map(() => loadLargeDemo(database, 'S', (line) => again.push(line))));

  expect(again).toEqual([1, 2].map(() => '1 of 1  Maison Aurore S: already there'));
  expect(people[0]).toEqual([
    { ...people[0]?.[0], email: demoSignIn.email, password: demoSignIn.password, organization: 'Maison Aurore S', name: 'Oriane Tremblay' },
  ]);
  expect(await counted()).toEqual(expected);
});

test('of two that load the same one at the same time, one does, and both end well', async () => {
  const elsewhere = await freshDatabase();
  await addPeople(elsewhere.api, [{ name: 'Oriane Tremblay', email: demoSignIn.email, password: demoSignIn.password }]);
  const both: string[] = [];
  await Promise.all([1, 2].map(() => loadLargeDemo(elsewhere, 'S', (line) => both.push(line))));

  expect(both.toSorted()).toEqual([expect.stringContaining('1,000 people'), '1 of 1  Maison Aurore S: already there']);
});

test('one that fails leaves nothing', async () => {
  const { members, ...rest } = rowsOf(renamed(organization));
  const [first] = rest.grants;
  const grants = [...rest.grants, ...(first ? [first] : [])];
  await expect(importOrganizationAtOnce(api, catalog, { ...rest, members, grants })).rejects.toMatchObject({
    constraint: 'access_grant_pkey',
  });

  expect(await counted()).toEqual(expected);
});

const renamed = (one: LargeOrganization): LargeOrganization => ({ ...one, id: largeOrganization('S', 1).id, slug: 'another' });

test('what is stored decides as the engine does on the drawn facts, for the same reasons', async () => {
  const now = new Date();
  const sampled = organization.members.filter(({ number }) => number < 6 || number % 9 === 0);
  const { tree, facts } = await inOrganization(
    api,
    organization.id,
    async (db) => {
      const { nodes, items } = await loadTree(db);
      const ids = sampled.map((member) => member.id);
      return { tree: treeOf(catalog, nodes, items), facts: (await loadManyFacts(db, catalog, ids)).facts };
    },
    { snapshot: true },
  );
  const drawnTree = treeOf(catalog, organization.nodes, organization.items);
  expect(tree.nodes.map(({ id }) => id)).toEqual(drawnTree.nodes.map(({ id }) => id));
  expect(facts).toHaveLength(sampled.length);

  const tally = { true: 0, false: 0 };
  for (const [index, member] of sampled.entries()) {
    const stored = compile(catalog, tree, facts[index]!);
    const drawn = compile(catalog, drawnTree, organization.factsOf(member));
    for (const { permission, target } of questions()) {
      const answers = [stored, drawn].map((access) => {
        const { allowed, because } = decide(access, permission, target, now);
        return { allowed, because: because.map((path) => JSON.stringify(path.grant)).toSorted() };
      });
      expect(answers[0]).toEqual(answers[1]);
      tally[`${answers[0]!.allowed}`]++;
    }
  }
  expect(Math.min(tally.true, tally.false)).toBeGreaterThan(500);
});

/** On every item, some permissions of its service at some places of its own and of others; and what administers at each level. */
function* questions() {
  const places = organization.nodes.filter(({ kind }, at) => kind === 'point_of_service' && at % 9 === 0).map(({ id }) => id);
  for (const item of organization.items) {
    const permissions = [...catalog.permissions.values()].filter(({ service }) => service === item.service).map(({ key }) => key);
    for (const [at, location] of [undefined, ...places].entries()) {
      const permission = permissions[at % permissions.length]!;
      yield { permission, target: { item: item.id, ...(location && { location }) } };
    }
  }
  for (const { id } of organization.nodes.slice(0, 6)) yield { permission: 'administration:member.view' as const, target: { node: id } };
}
