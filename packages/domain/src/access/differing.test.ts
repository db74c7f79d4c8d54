import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../catalog/catalog.ts';
import { catalogOf } from '../catalog/catalog-of.ts';
import { hexfit } from '../catalog/hexfit.ts';
import { hexia } from '../catalog/hexia.ts';
import { changesOf, now, questionsOf, worldOf } from '../random-worlds.ts';
import { accessIn, grantOf, readable, treeIn } from '../testing.ts';
import { changed } from '../testing-changes.ts';
import { known, numberOf } from '../tree.ts';
import { compile } from './compile.ts';
import { differingAt } from './differing.ts';
import type { GrantFact } from './facts.ts';
import { effectsAt } from './preview.ts';
import { worldOf as worldOfScenario } from './scenarios.ts';
import { everyReach } from './testing-every-reach.ts';
import { allows } from './table.ts';

const products: readonly [string, Catalog][] = [
  ['hexia', catalogOf(hexia)],
  ['hexfit', catalogOf(hexfit)],
  ['a product with every reach', catalogOf(everyReach)],
];

const worldWithChanges = (catalog: Catalog) => worldOf(catalog).chain((world) => fc.tuple(fc.constant(world), changesOf(world)));

describe.each(products)('%s', { timeout: 60_000 }, (_name, catalog) => {
  test('BX-1 outside of what differs every question is answered alike, and it is less than everything', () => {
    let [less, all] = [0, 0];
    fc.assert(
      fc.property(worldWithChanges(catalog), ([world, changes]) => {
        const later = changed(world, changes, now);
        const tree = treeIn(world);
        const differing = differingAt(now.getTime());
        for (const { id } of world.members) {
          const before = accessIn(world, id);
          const after = compile(catalog, before.tree, accessIn(later, id).facts);
          const where = differing(before, after);
          if (!where) throw new Error('Nobody is suspended by a draft.');
          less += where.items.length + where.nodes.length;
          all += tree.items.length + tree.nodes.length;
          const items = new Set<string>(where.items.map((item) => known(tree.items, item).id));
          const nodes = new Set(where.nodes);
          for (const { permission, target } of questionsOf(world)) {
            if ('resource' in target) continue;
            const isNear = 'item' in target ? items.has(target.item) : nodes.has(numberOf(tree, target.node));
            if (!isNear) expect(allows(after, permission, target, now)).toBe(allows(before, permission, target, now));
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(less).toBeGreaterThan(0);
    expect(less).toBeLessThan(all / 2);
  });

  test('BX-1 people who are compared one after the other are told what each is told alone', () => {
    let shared = 0;
    fc.assert(
      fc.property(worldWithChanges(catalog), ([world, changes]) => {
        const later = changed(world, changes, now);
        const tree = treeIn(world);
        const together = effectsAt(now);
        const lines = new Set<unknown>();
        for (const { id } of [...world.members, ...world.members]) {
          const before = compile(catalog, tree, accessIn(world, id).facts);
          const after = compile(catalog, tree, accessIn(later, id).facts);
          const effect = together(before, after);
          expect(effect).toEqual(effectsAt(now)(before, after));
          for (const line of [...effect.gains, ...effect.losses]) {
            if (lines.has(line)) shared++;
            lines.add(line);
          }
        }
      }),
      { numRuns: 200 },
    );
    if ([...catalog.services.values()].some((service) => service.hasItems)) expect(shared).toBeGreaterThan(10);
  });
});

test('anything may differ of two trees, of two catalogs, for who is suspended, and by features', () => {
  const catalog = catalogOf(hexia);
  const [world] = fc.sample(worldOf(catalog), { numRuns: 1, seed: 2 });
  const member = world?.members[0];
  if (!world || !member) throw new Error('A world has people.');
  const access = accessIn(world, member.id);
  const { tree, facts } = access;
  const differing = differingAt(now.getTime());
  expect(differing(access, compile(catalog, tree, facts))).toEqual({ items: [], nodes: [] });
  expect(differing(access, compile(catalog, treeIn({ ...world, nodes: [...world.nodes] }), facts))).toBeNull();
  expect(differing(access, compile({ ...catalog }, tree, facts))).toBeNull();
  expect(differing(access, compile(catalog, tree, { ...facts, status: facts.status === 'active' ? 'suspended' : 'active' }))).toBeNull();
  expect(differing(access, compile(catalog, tree, { ...facts, features: ['another'] }))).toBeNull();
  const one = compile(catalog, tree, { ...facts, features: ['one'] });
  expect(differing(one, compile(catalog, tree, { ...facts, features: ['other'] }))).toBeNull();
});

test('a role on a location group may differ at its places and below them, one on an item at the item alone', () => {
  const world = worldOfScenario('marvel');
  const access = accessIn(world, readable.member('user:gwen'));
  const { catalog, tree, facts } = access;
  const [group] = world.locationGroups;
  const [item] = world.items;
  if (!group || !item) throw new Error('Marvel has both.');
  const differing = differingAt(now.getTime());
  const withRole = (on: GrantFact['on']) =>
    compile(catalog, tree, {
      ...facts,
      locationGroups: world.locationGroups,
      grants: [...facts.grants, grantOf({ member: facts.id }, { role: 'voc/reader' }, on)],
    });
  const places = group.entries.map(({ location }) => numberOf(tree, location)).toSorted((a, b) => a - b);
  expect(differing(access, withRole({ locationGroup: group.id }))?.nodes).toEqual(places);
  expect(differing(access, withRole({ item: item.id }))).toEqual({ items: [0], nodes: [] });
});
