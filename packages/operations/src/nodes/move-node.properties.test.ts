import { effectOn } from '@totem/domain/access/preview';
import { settled } from '@totem/domain/access/testing-moves';
import { catalogs } from '@totem/domain/catalog/products';
import { Refusal } from '@totem/domain/errors';
import { MemberId, type NodeId, type OrganizationId } from '@totem/domain/ids';
import { now, worldOf } from '@totem/domain/random-worlds';
import { type World, always, grantOf, withIds } from '@totem/domain/testing';
import { compile } from '@totem/domain/access/compile';
import { loadManyFacts } from '@totem/db/facts';
import { inOrganization } from '@totem/db/orm';
import { freshDatabase, importWorld, storable } from '@totem/db/testing';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { loadStructure } from '../snapshot.ts';
import { askAs, openTestRuntime } from '../testing-organization.ts';
import { moveNode, previewMove } from './move-node.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
});
afterAll(() => runtime.close());

const owner = MemberId.parse(randomUUID());

/** A world that may be, in which people have a service and its places at their level, with somebody who may do everything in it. */
function owned(any: World): World {
  const [root] = any.nodes;
  const pattern = any.members[0];
  if (!root || !pattern) throw new Error('A world has a root and somebody.');
  const member = { ...pattern, id: owner, name: 'owner', home: root.id, status: 'active' as const };
  const grant = grantOf({ member: owner }, { role: 'administration/owner' }, { node: root.id }, always);
  const atHome = any.members.flatMap(({ id, home }) => [
    grantOf({ member: id }, { role: 'voc/reader' }, { node: home }, always),
    grantOf({ member: id }, { locations: null }, { node: home }, always),
  ]);
  return storable(settled({ ...any, members: [...any.members, member], grants: [...any.grants, ...atHome, grant] }, now));
}

test(
  'E34 in any organization the preview of a move is the difference of what the database says, before and after',
  { timeout: 120_000 },
  async () => {
    let moves = 0;
    let different = 0;
    // The same worlds at each run: a random one proves nothing that can be found again.
    for (const [seed, any] of fc.sample(worldOf(catalogs.hexia()), { numRuns: 60, seed: 20_261_201 }).entries()) {
      const { world, ids } = withIds(owned(any), randomUUID);
      const organizationId = await importWorld(runtime.orm, world);
      const mover = MemberId.parse(ids.get(owner) ?? '');
      const everybody = () =>
        inOrganization(
          runtime.orm,
          organizationId,
          async (db) => {
            const { catalog, tree } = await loadStructure(db);
            const { facts } = await loadManyFacts(
              db,
              catalog,
              world.members.map(({ id }) => id),
            );
            return facts.map((one) => compile(catalog, tree, one));
          },
          { snapshot: true },
        );
      const places = world.nodes.filter(({ kind }) => kind === 'point_of_service').map(({ id }) => id);
      const subscriptions = world.nodes.filter(({ kind }) => kind === 'subscription').map(({ id }) => id);
      for (const node of places.slice(0, 3))
        for (const under of subscriptions.slice(0, 3)) {
          const told = await moved(organizationId, mover, node, under, everybody);
          if (!told) continue;
          moves++;
          different += told.actual.length;
          expect({ seed, told: told.shown }).toEqual({ seed, told: told.actual });
        }
    }
    expect(moves).toBeGreaterThan(40);
    expect(different).toBeGreaterThan(20);
  },
);

/** Who was shown to lose or gain, and who did; null where it may not be moved there. */
async function moved(
  organizationId: OrganizationId,
  mover: MemberId,
  node: NodeId,
  under: NodeId,
  everybody: () => Promise<ReturnType<typeof compile>[]>,
): Promise<{ shown: string[]; actual: string[] } | null> {
  const hop = { organizationId, node, under };
  const shown = await askAs(runtime, organizationId, mover)
    .then((ctx) => previewMove(ctx, hop))
    .catch((error: unknown) => {
      if (error instanceof Refusal) return null;
      throw error;
    });
  if (!shown) return null;
  const before = await everybody();
  await moveNode(await askAs(runtime, organizationId, mover), { ...hop, madeAt: shown.version, shown: shown.fingerprint });
  const after = new Map((await everybody()).map((access) => [access.facts.id, access]));
  const at = new Date();
  const actual = before.flatMap((one) => {
    const then = after.get(one.facts.id);
    const effect = then && effectOn(one, then, at);
    return effect && effect.gains.length + effect.losses.length > 0 ? [one.facts.id] : [];
  });
  return { shown: shown.people.map(({ person }) => person.id).toSorted(), actual: actual.toSorted() };
}
