import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../catalog/catalog.ts';
import { catalogOf } from '../catalog/catalog-of.ts';
import { hexia } from '../catalog/hexia.ts';
import { type AccessChange, periodFrom } from '../grants.ts';
import { changesOf, now, worldOf } from '../random-worlds.ts';
import { type World, accessIn, draftFactsIn, factsIn, grantOf, readable, treeIn } from '../testing.ts';
import { changed } from '../testing-changes.ts';
import { compile } from './compile.ts';
import { type Written, factsAfter } from './facts-after.ts';
import { effectOn } from './preview.ts';
import { everyReach } from './testing-every-reach.ts';

const nowMs = now.getTime();
const hours = 3_600_000;

const products: readonly [string, Catalog][] = [
  ['hexia', catalogOf(hexia)],
  ['a product with every reach', catalogOf(everyReach)],
];

/** What the changes write, as a database would tell it. */
function writtenBy(changes: readonly AccessChange[]): Written {
  const of = <C extends AccessChange['change']>(kind: C) =>
    changes.filter((change): change is Extract<AccessChange, { change: C }> => change.change === kind);
  return {
    given: of('give').map((change) => grantOf(change.to, change.gives, change.on, periodFrom(nowMs, change))),
    ended: new Set(of('end').map(({ grant }) => grant)),
    joined: of('join').map((change) => ({ group: change.group, member: change.member, ...periodFrom(nowMs, change) })),
    left: of('leave'),
    entered: of('enter'),
    withdrawn: of('withdraw'),
    deleted: of('delete').map(({ what }) => what),
    restored: { memberships: [], locationGroups: new Map() },
  };
}

/** What takes away comes first, as it is written. */
const inOrder = (changes: readonly AccessChange[]): AccessChange[] => {
  const isGiving = ({ change }: AccessChange) => change === 'give' || change === 'join' || change === 'enter';
  return [...changes.filter((change) => !isGiving(change)), ...changes.filter(isGiving)];
};

const worldWithChanges = (catalog: Catalog): fc.Arbitrary<[World, AccessChange[]]> =>
  worldOf(catalog).chain((world) => fc.tuple(fc.constant(world), changesOf(world)));

describe.each(products)('%s', { timeout: 60_000 }, (_name, catalog) => {
  test('BX-1 what people are left with by a draft is what they would be read with after it, now and later', () => {
    let differing = 0;
    fc.assert(
      fc.property(worldWithChanges(catalog), ([world, drafted]) => {
        const changes = inOrder(drafted);
        const later = changed(world, changes, now);
        const after = factsAfter(writtenBy(changes), draftFactsIn(world, now), nowMs);
        for (const { id } of world.members) {
          const made = compile(catalog, treeIn(world), after(factsIn(world, id)));
          for (const at of [0, 2 * hours, 72 * hours].map((ms) => new Date(nowMs + ms)))
            expect(effectOn(accessIn(later, id), made, at)).toMatchObject({ gains: [], losses: [] });
          const { gains, losses } = effectOn(accessIn(world, id), made, now);
          if (gains.length + losses.length > 0) differing++;
        }
      }),
      { numRuns: 300 },
    );
    expect(differing).toBeGreaterThan(30);
  });
});

test('E32 what people are left with by restoring groups is what they had before these were deleted', () => {
  let restoring = 0;
  fc.assert(
    fc.property(worldOf(catalogOf(hexia)), (world) => {
      const all = [
        ...world.userGroups.map(({ id }) => ({ userGroup: id })),
        ...world.locationGroups.map(({ id }) => ({ locationGroup: id })),
      ];
      const deleted = changed(
        world,
        all.map((what) => ({ change: 'delete', what })),
        now,
      );
      const restored = {
        memberships: world.userGroups.flatMap(({ id, members }) => members.map((one) => ({ ...one, group: id }))),
        locationGroups: new Map(world.locationGroups.map((group) => [group.id, group])),
      };
      const after = factsAfter({ ...writtenBy([]), restored }, { userGroups: new Map(), locationGroups: new Map() }, nowMs);
      for (const { id } of world.members) {
        const made = compile(world.catalog, treeIn(world), after(factsIn(deleted, id)));
        for (const at of [0, 2 * hours, 72 * hours].map((ms) => new Date(nowMs + ms)))
          expect(effectOn(accessIn(world, id), made, at)).toMatchObject({ gains: [], losses: [] });
        if (effectOn(accessIn(deleted, id), made, now).gains.length > 0) restoring++;
      }
    }),
    { numRuns: 300 },
  );
  expect(restoring).toBeGreaterThan(10);
});

test('what a draft does not touch stays the very same, so that what people share is kept once', () => {
  const nothing = writtenBy([]);
  fc.assert(
    fc.property(worldOf(catalogOf(hexia)), (world) => {
      const after = factsAfter(nothing, { userGroups: new Map(), locationGroups: new Map() }, nowMs);
      for (const { id } of world.members) {
        const before = factsIn(world, id);
        const { grants, locationGroups, memberships } = after(before);
        expect(grants).toBe(before.grants);
        for (const [index, group] of locationGroups.entries()) expect(group).toBe(before.locationGroups[index]);
        for (const [index, { group }] of memberships.entries()) expect(group).toBe(before.memberships[index]?.group);
      }
    }),
    { numRuns: 20 },
  );
});

test('what nobody told of is not made up: a group that is joined, a location group that is given', () => {
  const world = fc.sample(worldOf(catalogOf(hexia)), { numRuns: 50, seed: 1 }).find((one) => one.userGroups.length > 0);
  const [member, group] = [world?.members[0]?.id, world?.userGroups[0]?.id];
  if (!world || !member || !group) throw new Error('Some world has a user group.');
  const written = { ...writtenBy([]), joined: [{ group, member, fromMs: nowMs, untilMs: Infinity }] };
  const without = { ...factsIn(world, member), memberships: [] };
  const untold = { userGroups: new Map(), locationGroups: new Map() };
  expect(factsAfter(written, untold, nowMs)(without).memberships).toEqual([]);
  const places = { locationGroup: readable.locationGroup('pos_group:somewhere') };
  const given = { ...writtenBy([]), given: [grantOf({ member }, { locations: null }, places)] };
  expect(factsAfter(given, untold, nowMs)({ ...without, grants: [], locationGroups: [] })).toMatchObject({
    locationGroups: [],
    grants: [{ on: places }],
  });
});
