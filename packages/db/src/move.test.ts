import { whyNotMove } from '@totem/domain/access/move-node';
import { compile } from '@totem/domain/access/compile';
import { worldOf } from '@totem/domain/access/scenarios';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { NodeId, OrganizationId } from '@totem/domain/ids';
import { type World, readable, withIds } from '@totem/domain/testing';
import { BrokenTree, type Tree, isWithin, known, knownNumber, numberOf, pathUp, treeOf } from '@totem/domain/tree';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFacts, loadTree } from './facts.ts';
import { hangNode } from './move.ts';
import { type Db, type Orm, inOrganization, openOrm } from './orm.ts';
import { freshDatabase, importWorld } from './testing.ts';
import { type Locked, bumpVersion, lockVersion, rehearse } from './version.ts';

/** Subscriptions that may hang under subscriptions: only so can two nodes be moved under each other. */
function nested(): World {
  const marvel = worldOf('marvel');
  const kind = marvel.catalog.kinds.get('subscription');
  if (!kind) throw new Error('Hexia has subscriptions.');
  const kinds = new Map([...marvel.catalog.kinds, ['subscription', { ...kind, under: ['organization', 'subscription'] }]]);
  const { nodeKinds } = marvel.catalog.product;
  const product = {
    ...marvel.catalog.product,
    nodeKinds: {
      ...nodeKinds,
      subscription: {
        ...nodeKinds['subscription'],
        label: { en: '', fr: '' },
        labels: { en: '', fr: '' },
        under: ['organization', 'subscription'],
      },
    },
  };
  return { ...marvel, catalog: { ...marvel.catalog, kinds, product } };
}

let orm: Orm;
let catalog: Catalog;
let organization: OrganizationId;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  orm = await openOrm((await freshDatabase()).api);
  const made = withIds(nested(), randomUUID);
  ({ catalog } = made.world);
  ids = made.ids;
  organization = await importWorld(orm, made.world);
});
afterAll(() => orm.close());

const node = (key: string): NodeId => readable.node(ids.get(key) ?? '');
const [oscorp, stark] = ['subscription:oscorp', 'subscription:stark'];

async function treeNow(db: Db): Promise<Tree> {
  const { nodes, items } = await loadTree(db);
  return treeOf(catalog, nodes, items);
}

/** Moves a node if the state it is judged on lets it; `lock`: how the state is taken hold of. */
const move = (what: string, under: string, lock: (db: Db) => Promise<Locked>) =>
  inOrganization(
    orm,
    organization,
    async (db) => {
      const tx = await lock(db);
      const tree = await treeNow(tx);
      const { facts } = await loadFacts(tx, catalog, readable.member(ids.get('user:nick') ?? ''));
      if (!facts) throw new Error('Nick is in the world.');
      const refused = whyNotMove({ mine: compile(catalog, tree, facts), now: tx.now }, node(what), node(under));
      if (refused) return refused;
      const at = numberOf(tree, node(what));
      const below = tree.nodes.slice(at, knownNumber(tree.end, at)).map(({ id }) => id);
      const pathAbove = pathUp(tree, node(under))
        .map(({ id }) => id)
        .toReversed();
      await hangNode(tx, { node: node(what), below, under: known(tree.nodes, numberOf(tree, node(under))), pathAbove });
      if (lock === lockVersion) await bumpVersion(tx, []);
      return null;
    },
    { purpose: 'changes' },
  );

/** Puts both back under the root, whatever became of them. */
async function apart(): Promise<void> {
  await inOrganization(
    orm,
    organization,
    async (db) => {
      const tx = await lockVersion(db);
      const root = { id: node('organization:marvel'), kind: 'organization' };
      for (const key of [oscorp, stark])
        await hangNode(tx, { node: node(key), below: [node(key), ...placesOf(key)], under: root, pathAbove: [root.id] });
      await bumpVersion(tx, []);
    },
    { purpose: 'changes' },
  );
}

const placesOf = (key: string): NodeId[] => worldOf('marvel').nodes.flatMap(({ id, parent }) => (parent === key ? [node(id)] : []));

test('I2 of two nodes moved under each other at once one is refused, three hundred times', { timeout: 120_000 }, async () => {
  for (let round = 0; round < 300; round++) {
    const heard = await Promise.all([move(oscorp, stark, lockVersion), move(stark, oscorp, lockVersion)]);
    expect(new Set(heard)).toEqual(new Set(['node.kind_not_allowed', null]));
    const tree = await inOrganization(orm, organization, treeNow); // throws for a cycle
    expect(isWithin(tree, node(oscorp), node(stark)) !== isWithin(tree, node(stark), node(oscorp))).toBe(true);
    await apart();
  }
});

test('I2 without the lock they make a cycle: the lock is what holds it', { timeout: 60_000 }, async () => {
  let cycles = 0;
  for (let round = 0; round < 40 && cycles === 0; round++) {
    const done = await Promise.allSettled([move(oscorp, stark, rehearse), move(stark, oscorp, rehearse)]);
    expect(done.map(({ status }) => status)).toContain('fulfilled');
    try {
      await inOrganization(orm, organization, treeNow);
    } catch (error) {
      if (!(error instanceof BrokenTree)) throw error;
      cycles++;
    }
    await apart();
  }
  expect(cycles).toBeGreaterThan(0);
});
