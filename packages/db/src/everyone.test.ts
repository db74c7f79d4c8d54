import { randomUUIDv7 } from 'node:crypto';
import { type EveryoneAnswer, type EveryoneFilter, type Thing, atThing, columnsAt } from '@totem/domain/access/everyone';
import { catalogOf } from '@totem/domain/catalog/catalog-of';
import { hexfit } from '@totem/domain/catalog/hexfit';
import { hexia } from '@totem/domain/catalog/hexia';
import type { Cursor } from '@totem/domain/paging';
import { now, worldOf } from '@totem/domain/random-worlds';
import { type World, accessIn } from '@totem/domain/testing';
import { treeOf } from '@totem/domain/tree';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listEveryone } from './everyone.ts';
import { loadTree } from './facts.ts';
import { type Db, type Orm, inOrganization, openOrm } from './orm.ts';
import { freshDatabase, importScenario, importWorld, storable } from './testing.ts';

let orm: Orm;
let marvel: Awaited<ReturnType<typeof importScenario>>;
beforeAll(async () => {
  const { api } = await freshDatabase();
  orm = await openOrm(api);
  marvel = await importScenario(orm, 'marvel');
});
afterAll(() => orm.close());

const hourMs = 3_600_000;
/** Instants around which the periods of random worlds begin and end. */
const instants = [-1, 0, 1, 2].map((hours) => new Date(now.getTime() + hours * hourMs));
const filters: readonly EveryoneFilter[] = [{}, { sees: true }, { extras: true }, { onlyGroups: true }];

let listed = 0;

async function agrees(world: World): Promise<void> {
  const organization = await importWorld(orm, world);
  const roles = [...new Set(world.grants.flatMap(({ gives }) => ('role' in gives ? [{ role: gives.role }] : [])))].slice(0, 2);
  const extras = [...new Set(world.grants.flatMap(({ gives }) => ('permission' in gives ? [{ extra: gives.permission }] : [])))].slice(
    0,
    1,
  );
  const permissions = fc
    .sample(fc.constantFrom(...world.catalog.permissions.keys()), { numRuns: 2, seed: world.grants.length })
    .map((permission) => ({ permission }));
  await inOrganization(
    orm,
    organization,
    async (db) => {
      for (const at of instants) {
        const { nodes, items } = await loadTree(db, at);
        const tree = treeOf(world.catalog, nodes, items);
        const things: Thing[] = [...nodes.map(({ id }): Thing => ({ location: id })), ...items.map(({ id }): Thing => ({ item: id }))];
        for (const thing of things) {
          const columns = columnsAt(tree, thing);
          if (!columns) continue;
          for (const filter of [...filters, ...roles, ...extras, ...permissions]) {
            const found: EveryoneAnswer[] = [];
            let cursor: Cursor | undefined;
            do {
              const asked = { catalog: world.catalog, tree, thing, columns, filter, at, question: {}, isListed: () => true, cursor };
              const page = await listEveryone(db, { ...asked, sort: 'name', pageSize: 1, most: 2 });
              found.push(...page.rows.map((row) => row.answer));
              expect(page.complete).toBe(page.next === null);
              cursor = page.next ?? undefined;
            } while (cursor);
            const everybody = world.members.map(({ id }) => accessIn(world, id)).toSorted((a, b) => (a.facts.name < b.facts.name ? -1 : 1));
            expect(found).toEqual(everybody.flatMap((access) => atThing(access, thing, columns, at, filter) ?? []));
            listed += found.length;
          }
        }
      }
    },
    { snapshot: true },
  );
}

test.each([hexia, hexfit])(
  'I20 BX-7 everybody at a thing, page by page and at any instant, is whom the engine says',
  async (product) => {
    listed = 0;
    for (const [seed, world] of fc.sample(worldOf(catalogOf(product)), { numRuns: 12, seed: 20_260_602 }).entries())
      await agrees(storable(world)).catch((cause: unknown) => {
        throw new Error(`World ${seed}`, { cause });
      });
    expect(listed).toBeGreaterThan(100);
  },
  60_000,
);

/** Marvel's people at Montreal, page by page, by name; `between` happens after the first page. */
async function walked(between: (db: Db) => Promise<unknown>, sort: 'name' | 'level' = 'name', search = ''): Promise<string[]> {
  const catalog = catalogOf(hexia);
  const place = marvel.nodes.find((node) => node.name === 'Montreal')?.id;
  if (!place) throw new Error('Marvel has Montreal.');
  const names: string[] = [];
  const next = async (cursor?: Cursor): Promise<void> => {
    const page = await inOrganization(
      orm,
      marvel.id,
      async (db) => {
        const { nodes, items } = await loadTree(db);
        const tree = treeOf(catalog, nodes, items);
        const thing = { location: place };
        const columns = columnsAt(tree, thing) ?? [];
        const asked = { catalog, tree, thing, columns, filter: { search }, at: new Date(), question: {}, isListed: () => true, cursor };
        return listEveryone(db, { ...asked, sort, pageSize: 2 });
      },
      { snapshot: true },
    );
    names.push(...page.rows.map((row) => row.access.facts.name));
    if (!cursor) await inOrganization(orm, marvel.id, between, { purpose: 'changes' });
    if (page.next) await next(page.next);
  };
  await next();
  return names;
}

const everybody = ['Felicia', 'Gwen Stacy', 'Maria', 'Mary Jane Watson', 'Nick', 'Normand Osborn'];

test('they come level by level, and are found by their names', async () => {
  const none = () => Promise.resolve();
  expect(await walked(none, 'level')).toEqual(['Maria', 'Nick', 'Felicia', 'Gwen Stacy', 'Mary Jane Watson', 'Normand Osborn']);
  expect(await walked(none, 'name', 'oscorp')).toEqual(['Felicia', 'Gwen Stacy', 'Mary Jane Watson', 'Normand Osborn']);
});

test('BX-19 whoever comes while the pages are walked moves nobody: each who was there throughout is there once', async () => {
  const names = await walked(async (db) => {
    for (const name of ['Aaron', 'Zoe']) {
      const id = randomUUIDv7();
      await db.client.query(`insert into member (organization_id, id, name, name_folded) values ($1, $2, $3, lower($3))`, [
        db.organizationId,
        id,
        name,
      ]);
      await db.client.query(
        `insert into member_state (organization_id, id, member_id, home_node_id, status, valid_from)
         select $1, gen_random_uuid(), $2, node_id, 'active', now() - interval '1 day' from node_placement
         where organization_id = $1 and parent_id is null`,
        [db.organizationId, id],
      );
      await db.client.query(
        `insert into access_grant (organization_id, id, to_member_id, gives_locations, on_node_id, origin, granted_at, valid_from)
         select $1, gen_random_uuid(), $2, true, node_id, 'import', now(), now() - interval '1 day' from node_placement
         where organization_id = $1 and parent_id is null`,
        [db.organizationId, id],
      );
    }
  });
  expect(names).toEqual([...everybody, 'Zoe']);
});
