import { compile } from '@totem/domain/access/compile';
import { decide } from '@totem/domain/access/decide';
import { holds } from '@totem/domain/access/facts';
import { catalogOf } from '@totem/domain/catalog/catalog-of';
import { hexfit } from '@totem/domain/catalog/hexfit';
import { hexia } from '@totem/domain/catalog/hexia';
import { MemberId } from '@totem/domain/ids';
import { now, questionsOf, worldOf } from '@totem/domain/random-worlds';
import { type World, accessIn } from '@totem/domain/testing';
import { treeOf } from '@totem/domain/tree';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFacts, loadManyFacts, loadTree } from './facts.ts';
import { type Orm, inOrganization, openOrm } from './orm.ts';
import { freshDatabase, importScenario, importWorld, storable } from './testing.ts';
import { lockVersion } from './version.ts';

let orm: Orm;
beforeAll(async () => {
  const { api } = await freshDatabase();
  orm = await openOrm(api);
});
afterAll(() => orm.close());

let allowed = 0;
let refused = 0;

async function agrees(world: World): Promise<void> {
  const organization = await importWorld(orm, world);
  const { tree, facts } = await inOrganization(
    orm,
    organization,
    async (db) => {
      const { nodes, items } = await loadTree(db, now);
      const ids = world.members.map((member) => member.id);
      return { tree: treeOf(world.catalog, nodes, items), facts: (await loadManyFacts(db, world.catalog, ids, now)).facts };
    },
    { snapshot: true },
  );
  expect(facts.map((one) => one.id)).toEqual(world.members.map((member) => member.id));
  for (const one of facts) {
    const stored = compile(world.catalog, tree, one);
    const inMemory = accessIn(world, one.id);
    for (const { permission, target } of questionsOf(world)) {
      const answer = decide(stored, permission, target, now);
      expect(answer.gates).toEqual(decide(inMemory, permission, target, now).gates);
      expect(new Set(answer.because.map((path) => JSON.stringify(path)))).toEqual(
        new Set(decide(inMemory, permission, target, now).because.map((path) => JSON.stringify(path))),
      );
      if (answer.allowed) allowed++;
      else refused++;
    }
  }
}

test.each([hexia, hexfit])(
  'what is stored decides like what was in memory, in any organization',
  async (product) => {
    const seed = Date.now();
    for (const world of fc.sample(worldOf(catalogOf(product)), { numRuns: 25, seed }))
      await agrees(storable(world)).catch((cause: unknown) => {
        throw new Error(`With seed ${seed}`, { cause });
      });
    expect(allowed).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
  },
  60_000,
);

test('somebody who is not there has no facts', async () => {
  const [world] = fc.sample(worldOf(catalogOf(hexia)), 1);
  if (!world) throw new Error('No world was drawn.');
  const organization = await importWorld(orm, storable(world));
  const nobody = await inOrganization(orm, organization, (db) => loadFacts(db, world.catalog, MemberId.parse(organization)));
  expect(nobody).toEqual({ version: 1, epoch: 0, facts: null });
});

test('BX-7 what was ended, left or deleted holds until then, and an instant before is told as it was', async () => {
  const rows = await importScenario(orm, 'marvel');
  const members = rows.members.map((member) => member.id);
  const catalog = catalogOf(hexia);
  const ended = await inOrganization(orm, rows.id, async (db) => {
    const { now: at } = await lockVersion(db);
    const { organizationId } = db;
    await db.client.query('update access_grant set ended_at = $2 where organization_id = $1', [organizationId, at]);
    for (const table of ['user_group', 'location_group'])
      await db.client.query(
        `insert into archive (organization_id, id, ${table}_id, valid_from) select organization_id, gen_random_uuid(), id, $2 from ${table} where organization_id = $1`,
        [organizationId, at],
      );
    await db.client.query('update member_state set valid_until = $2 where organization_id = $1', [organizationId, at]);
    await db.client.query(
      `insert into member_state (organization_id, id, member_id, home_node_id, status, valid_from)
       select organization_id, gen_random_uuid(), member_id, home_node_id, 'suspended', $2 from member_state where organization_id = $1`,
      [organizationId, at],
    );
    return at;
  });
  const before = new Date(ended.getTime() - 1);
  const { after, earlier } = await inOrganization(orm, rows.id, async (db) => ({
    after: (await loadManyFacts(db, catalog, members)).facts,
    earlier: (await loadManyFacts(db, catalog, members, before)).facts,
  }));
  const until = ended.getTime();
  const entries = after.flatMap((facts) => facts.locationGroups.flatMap((group) => group.entries));
  const memberships = after.flatMap((facts) => facts.memberships);
  expect(Math.min(entries.length, memberships.length)).toBeGreaterThan(0);
  const periods = [...after.flatMap((facts) => facts.grants), ...memberships, ...entries];
  expect(periods.filter((period) => holds(period, until) || !holds(period, before.getTime()))).toEqual([]);
  expect(new Set(after.map((facts) => facts.status))).toEqual(new Set(['suspended']));
  expect(earlier.filter((facts) => facts.status === 'active').length).toBeGreaterThan(0);
});
