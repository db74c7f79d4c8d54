import type { CompiledAccess } from '@totem/domain/access/compile';
import { allows } from '@totem/domain/access/table';
import { whoCan } from '@totem/domain/access/who-can';
import { catalogOf } from '@totem/domain/catalog/catalog-of';
import { hexfit } from '@totem/domain/catalog/hexfit';
import { hexia } from '@totem/domain/catalog/hexia';
import type { MemberId } from '@totem/domain/ids';
import type { Cursor } from '@totem/domain/paging';
import { now, questionsOf, worldOf } from '@totem/domain/random-worlds';
import { type World, accessIn } from '@totem/domain/testing';
import { treeOf } from '@totem/domain/tree';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadTree } from './facts.ts';
import { type Orm, inOrganization, openOrm } from './orm.ts';
import { freshDatabase, importWorld, storable } from './testing.ts';
import { listWhoCan } from './who-can.ts';

let orm: Orm;
beforeAll(async () => {
  const { api } = await freshDatabase();
  orm = await openOrm(api);
});
afterAll(() => orm.close());

let listed = 0;
beforeEach(() => {
  listed = 0;
});

/** Of a world's questions some at random, and some that somebody can. */
function drawn(world: World, everybody: readonly CompiledAccess[], seed: number): ReturnType<typeof questionsOf> {
  const some = (questions: ReturnType<typeof questionsOf>) =>
    fc.sample(fc.shuffledSubarray(questions, { maxLength: Math.min(8, questions.length) }), { numRuns: 1, seed }).flat();
  const all = questionsOf(world);
  return [
    ...some(all),
    ...some(all.filter(({ permission, target }) => everybody.some((access) => allows(access, permission, target, now)))),
  ];
}

async function agrees(world: World, seed: number): Promise<void> {
  const organization = await importWorld(orm, world);
  const everybody = world.members.map((member) => accessIn(world, member.id)).toSorted((a, b) => (a.facts.name < b.facts.name ? -1 : 1));
  const questions = drawn(world, everybody, seed);
  await inOrganization(
    orm,
    organization,
    async (db) => {
      const { nodes, items } = await loadTree(db, now);
      const tree = treeOf(world.catalog, nodes, items);
      for (const { permission, target } of questions) {
        const found: MemberId[] = [];
        let cursor: Cursor | undefined;
        do {
          const page = await listWhoCan(db, { catalog: world.catalog, tree, permission, target, at: now, cursor, pageSize: 1 });
          found.push(...page.rows.map((row) => row.member));
          cursor = page.next ?? undefined;
        } while (cursor);
        expect(found).toEqual(whoCan(everybody, permission, target, now).map((answer) => answer.member));
        listed += found.length;
      }
    },
    { snapshot: true },
  );
}

test.each([hexia, hexfit])('I20 who can, page by page, is who the engine says can', async (product) => {
  // The same worlds at each run: a random one proves nothing that can be found again.
  for (const [seed, world] of fc.sample(worldOf(catalogOf(product)), { numRuns: 40, seed: 20_260_601 }).entries())
    await agrees(storable(world), seed).catch((cause: unknown) => {
      throw new Error(`World ${seed}`, { cause });
    });
  expect(listed).toBeGreaterThan(40);
});
