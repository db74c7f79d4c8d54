import { holds } from '@totem/domain/access/facts';
import { catalogOf } from '@totem/domain/catalog/catalog-of';
import { hexfit } from '@totem/domain/catalog/hexfit';
import { hexia } from '@totem/domain/catalog/hexia';
import { now, worldOf } from '@totem/domain/random-worlds';
import { type World, accessIn, treeIn } from '@totem/domain/testing';
import { isUnder, known, locationsBelow } from '@totem/domain/tree';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Orm, inOrganization, openOrm } from './orm.ts';
import { listSeenLocations } from './seen-locations.ts';
import { freshDatabase, importWorld, storable } from './testing.ts';

let orm: Orm;
beforeAll(async () => {
  const { api } = await freshDatabase();
  orm = await openOrm(api);
});
afterAll(() => orm.close());

const counted = { seen: 0, unseen: 0 };

/** By the engine: somebody active has a grant of locations in force that holds the place for some service. */
function seenIn(world: World, at: Date): (place: number) => boolean {
  const atMs = at.getTime();
  const tree = treeIn(world);
  const grants = world.members
    .map(({ id }) => accessIn(world, id))
    .flatMap((access) => (access.facts.status === 'active' ? access.locationGrants : []));
  return (place) =>
    grants.some(
      (grant) =>
        holds(grant, atMs) &&
        (grant.locationGroup
          ? (grant.locationGroup.entriesAt.get(place) ?? []).some((entry) => holds(entry, atMs))
          : isUnder(tree, place, grant.node)),
    );
}

async function agrees(world: World): Promise<void> {
  const organization = await importWorld(orm, world);
  const tree = treeIn(world);
  const everywhere = [...locationsBelow(tree, 0)];
  await inOrganization(orm, organization, async (db) => {
    for (const hours of [-1, 0, 1, 2]) {
      const at = new Date(now.getTime() + hours * 3_600_000);
      const isSeen = seenIn(world, at);
      const idsOf = (places: readonly number[]) => places.filter(isSeen).map((place) => known(tree.nodes, place).id);
      for (const places of [everywhere, ...everywhere.map((place) => [place])])
        expect([...(await listSeenLocations(db, tree, places, at))].toSorted()).toEqual(idsOf(places).toSorted());
      const seen = everywhere.filter(isSeen).length;
      counted.seen += seen;
      counted.unseen += everywhere.length - seen;
    }
  });
}

test.each([hexia, hexfit])(
  'I20 the places that somebody sees, asked alone and together, are the ones that the engine says',
  async (product) => {
    for (const [seed, world] of fc.sample(worldOf(catalogOf(product)), { numRuns: 30, seed: 20_261_130 }).entries())
      await agrees(storable(world)).catch((cause: unknown) => {
        throw new Error(`World ${seed}`, { cause });
      });
    expect(Math.min(counted.seen, counted.unseen)).toBeGreaterThan(50);
  },
  60_000,
);
