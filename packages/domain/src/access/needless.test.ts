import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogOf } from '../catalog/catalog-of.ts';
import { hexfit } from '../catalog/hexfit.ts';
import { hexia } from '../catalog/hexia.ts';
import { now, questionsOf, worldOf as randomWorld } from '../random-worlds.ts';
import { type World, accessIn, given, inUserGroup, readable, treeIn, withMember } from '../testing.ts';
import { changed } from '../testing-changes.ts';
import { atLeast, runs } from '../testing-runs.ts';
import { isWithin } from '../tree.ts';
import { needlessGrants } from './needless.ts';
import { worldOf } from './scenarios.ts';
import { allows } from './table.ts';
import { everyReach } from './testing-every-reach.ts';

const marvel = worldOf('marvel');
const voc = 'voc:oscorp-voc';
const oscorp = 'subscription:oscorp';
const montreal = 'point_of_service:montreal';
const places = { locations: null };

const needless = (world: World, who = 'user:may') =>
  needlessGrants(accessIn(world, readable.member(who)), now).map(({ grant: { gives } }) =>
    'role' in gives ? gives.role : 'permission' in gives ? gives.permission : 'locations',
  );
const twice = given(given(marvel, 'user:may', { role: 'voc/reader' }, voc), 'user:may', { role: 'voc/contributor' }, voc);

describe('grants that can be ended', () => {
  test('BX-6 are those that a stronger role covers, and never the one that covers', () => {
    expect(needless(twice)).toEqual(['voc/reader']);
  });

  test('BX-6 of two that cover each other, one stays', () => {
    const world = given(given(marvel, 'user:may', places, montreal), 'user:may', places, montreal);
    expect(needless(world)).toEqual(['locations']);
  });

  test('are those that a user group gives too', () => {
    const world = inUserGroup(
      given(
        given(marvel, 'user:may', { permission: 'voc:confidential.view' }, voc),
        'group:oscorp-desk',
        { permission: 'voc:confidential.view' },
        voc,
      ),
      'group:oscorp-desk',
      'user:may',
    );
    expect(needless(world)).toEqual(['voc:confidential.view']);
  });

  test('are not those that another covers only today: all of Oscorp is more than its places of today', () => {
    const each = ['montreal', 'toronto', 'quebec'].reduce(
      (world, key) => given(world, 'user:may', places, `point_of_service:${key}`),
      marvel,
    );
    expect(needless(given(each, 'user:may', places, oscorp))).toEqual(['locations', 'locations', 'locations']);
    const groups = given(given(marvel, 'user:may', places, 'location_group:mary-jane-department'), 'user:may', places, oscorp);
    expect(needless(groups)).toEqual([]);
    expect(needless(given(groups, 'user:may', places, 'location_group:mary-jane-department'))).toEqual(['locations']);
  });

  test('are not those of which a part goes to other services', () => {
    const world = given(given(marvel, 'user:may', places, montreal), 'user:may', { locations: { service: 'voc' } }, montreal);
    expect(needless(world)).toEqual(['locations']);
    expect(needlessGrants(accessIn(world, readable.member('user:may')), now)[0]?.grant.gives).toEqual({ locations: { service: 'voc' } });
  });

  test('are not all that somebody suspended has, nor what is not in force', () => {
    expect(needless(withMember(twice, 'user:may', { status: 'suspended' }))).toEqual(['voc/reader']);
    const later = { fromMs: now.getTime() + 1, untilMs: Infinity };
    expect(
      needless(given(given(marvel, 'user:may', { role: 'voc/contributor' }, voc), 'user:may', { role: 'voc/reader' }, voc, later)),
    ).toEqual([]);
  });
});

test.each([
  ['hexia', catalogOf(hexia)],
  ['hexfit', catalogOf(hexfit)],
  ['a product with every reach', catalogOf(everyReach)],
] as const)('BX-6 ending all of them together changes no answer in %s, now or later', (name, catalog) => {
  let ended = 0;
  fc.assert(
    fc.property(randomWorld(catalog), (world) => {
      const tree = treeIn(world);
      const nodeOf = new Map(world.items.map((item) => [item.id, item.node]));
      // Naming a place that an item cannot show is a question about the item.
      const questions = questionsOf(world).filter(({ target }) => {
        if (!('item' in target) || target.location === undefined) return true;
        const node = nodeOf.get(target.item);
        return node === undefined || isWithin(tree, target.location, node);
      });
      for (const { id } of world.members) {
        const grants = needlessGrants(accessIn(world, id), now);
        if (grants.length === 0) continue;
        ended += grants.length;
        const left = changed(
          world,
          grants.map(({ grant }) => ({ change: 'end', grant: grant.id })),
          now,
        );
        const [before, after] = [accessIn(world, id), accessIn(left, id)];
        for (const at of [now, new Date(now.getTime() + 1), new Date(now.getTime() + 3_600_000)]) {
          const changedAnswers = questions.filter(
            ({ permission, target }) => allows(before, permission, target, at) !== allows(after, permission, target, at),
          );
          expect(changedAnswers).toEqual([]);
        }
      }
    }),
    { numRuns: runs(200) },
  );
  if (name !== 'hexfit') expect(ended).toBeGreaterThan(atLeast(5));
});
