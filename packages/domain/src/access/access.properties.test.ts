import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../catalog/catalog.ts';
import { catalogOf } from '../catalog/catalog-of.ts';
import { hexfit } from '../catalog/hexfit.ts';
import { hexia } from '../catalog/hexia.ts';
import type { AccessChange, AnyGroup } from '../grants.ts';
import type { GrantId, MemberId } from '../ids.ts';
import { changesOf, now, questionsOf, worldOf } from '../random-worlds.ts';
import { type World, accessIn, factsIn, groupIn, treeIn } from '../testing.ts';
import { changed } from '../testing-changes.ts';
import { atLeast, runs } from '../testing-runs.ts';
import { isWithin } from '../tree.ts';
import { type CompiledAccess, compile, eachPeriod } from './compile.ts';
import { decide } from './decide.ts';
import { deltaOf, touches } from './deltas.ts';
import { everyReach } from './testing-every-reach.ts';
import { locations } from './locations.ts';
import { type AccessLine, effectOn } from './preview.ts';
import { redundancyOf } from './redundancy.ts';
import { isAllowedByDefinition } from './reference.ts';
import { allows } from './table.ts';
import type { Target } from './target.ts';
import { whoCan } from './who-can.ts';

const products: readonly [string, Catalog][] = [
  ['hexia', catalogOf(hexia)],
  ['hexfit', catalogOf(hexfit)],
  ['a product with every reach', catalogOf(everyReach)],
];

/** The answers to every question about a member, as one comparable list. */
const answers = (world: World, access: CompiledAccess, at = now): boolean[] =>
  questionsOf(world).map(({ permission, target }) => allows(access, permission, target, at));

const nameOf = (permission: string, target: Target): string => `${permission} ${JSON.stringify(target)}`;
const allowed = (world: World, access: CompiledAccess, at = now): Set<string> =>
  new Set(
    questionsOf(world).flatMap(({ permission, target }) => (allows(access, permission, target, at) ? [nameOf(permission, target)] : [])),
  );

const worldWithChanges = (catalog: Catalog) => worldOf(catalog).chain((world) => fc.tuple(fc.constant(world), changesOf(world)));

// Each law is tried on hundreds of organizations: seconds where two other things run beside it.
describe.each(products)('%s', { timeout: 60_000 }, (_name, catalog) => {
  test('compiled answers, answers with reasons and the definition are the same on any organization, now and later', () => {
    let yes = 0;
    let throughGroups = 0;
    fc.assert(
      fc.property(worldOf(catalog), fc.constantFrom(0, 1, 2 * 3_600_000, -72 * 3_600_000), (world, laterMs) => {
        const at = new Date(now.getTime() + laterMs);
        for (const { id } of world.members) {
          const facts = factsIn(world, id);
          const access = accessIn(world, id);
          for (const { permission, target } of questionsOf(world)) {
            const byDefinition = isAllowedByDefinition(world, facts, permission, target, at.getTime());
            const decision = decide(access, permission, target, at);
            expect([nameOf(permission, target), allows(access, permission, target, at), decision.allowed]).toEqual([
              nameOf(permission, target),
              byDefinition,
              byDefinition,
            ]);
            if (byDefinition) yes++;
            if (byDefinition && decision.because.some((path) => path.through !== null)) throughGroups++;
          }
        }
      }),
      { numRuns: runs(150) },
    );
    // A run in which nothing was allowed, or nothing through a user group, has shown nothing.
    expect(yes).toBeGreaterThan(atLeast(500));
    expect(throughGroups).toBeGreaterThan(atLeast(20));
  });

  test('HX-42 I5 giving never takes an allow away, and ending never adds one', () => {
    fc.assert(
      fc.property(worldWithChanges(catalog), ([world, changes]) => {
        const giving = changes.filter((change) => change.change === 'give' || change.change === 'join' || change.change === 'enter');
        const ending = changes.filter((change) => change.change === 'end' || change.change === 'leave' || change.change === 'withdraw');
        for (const { id } of world.members) {
          const before = allowed(world, accessIn(world, id));
          const more = allowed(world, accessIn(changed(world, giving, now), id));
          const less = allowed(world, accessIn(changed(world, ending, now), id));
          expect([...before].filter((one) => !more.has(one))).toEqual([]);
          expect([...less].filter((one) => !before.has(one))).toEqual([]);
        }
      }),
    );
  });

  test('L25 the order of grants, groups and entries changes nothing, nor does repeating them', () => {
    fc.assert(
      fc.property(worldOf(catalog), (world) => {
        const turned: World = {
          ...world,
          grants: [...world.grants, ...world.grants].toReversed(),
          userGroups: world.userGroups.toReversed(),
          locationGroups: world.locationGroups.map((group) => ({ ...group, entries: [...group.entries, ...group.entries].toReversed() })),
        };
        for (const { id } of world.members) expect(answers(turned, accessIn(turned, id))).toEqual(answers(world, accessIn(world, id)));
      }),
    );
  });

  test('HX-12 whoever is given nothing outside their level is allowed nothing outside it', () => {
    fc.assert(
      fc.property(worldOf(catalog), (any) => {
        const tree = treeIn(any);
        const [member] = any.members;
        if (!member) return;
        const world: World = {
          ...any,
          grants: any.grants.filter(({ on }) => {
            const node =
              'node' in on
                ? on.node
                : 'item' in on
                  ? any.items.find((item) => item.id === on.item)?.node
                  : any.locationGroups.find((group) => group.id === on.locationGroup)?.home;
            return node !== undefined && isWithin(tree, node, member.home);
          }),
          locationGroups: any.locationGroups.map((group) => ({
            ...group,
            entries: group.entries.filter((entry) => isWithin(tree, entry.location, group.home)),
          })),
        };
        const access = accessIn(world, member.id);
        for (const { permission, target } of questionsOf(world)) {
          const thing =
            'node' in target ? target.node : 'item' in target ? world.items.find((item) => item.id === target.item)?.node : null;
          // Naming a place that an item cannot show is a question about the item.
          const named = 'item' in target ? target.location : undefined;
          const node = named && thing && isWithin(tree, named, thing) ? named : thing;
          if (node && !isWithin(tree, node, member.home) && allows(access, permission, target, now))
            throw new Error(`allowed outside: ${nameOf(permission, target)}`);
        }
      }),
    );
  });

  test('I12 a suspended member is allowed nothing, and restoring gives back identical access', () => {
    fc.assert(
      fc.property(worldOf(catalog), (world) => {
        for (const { id } of world.members) {
          const facts = { ...factsIn(world, id), status: 'active' as const };
          const active = compile(catalog, treeIn(world), facts);
          const before = answers(world, active);
          const suspended = compile(catalog, treeIn(world), { ...facts, status: 'suspended' });
          expect(answers(world, suspended)).not.toContain(true);
          expect(answers(world, compile(catalog, treeIn(world), { ...suspended.facts, status: 'active' }))).toEqual(before);
        }
      }),
    );
  });

  test('BX-1 a preview is exactly what is allowed after and not before, and the reverse', () => {
    let differing = 0;
    fc.assert(
      fc.property(worldWithChanges(catalog), ([world, changes]) => {
        const later = changed(world, changes, now);
        const elsewhere = placesElsewhere(world);
        for (const { id } of world.members) {
          const before = allowed(world, accessIn(world, id));
          const after = allowed(later, accessIn(later, id));
          const effect = effectOn(accessIn(world, id), accessIn(later, id), now);
          // Of places, only those that an item can show: no screen asks it about another subtree's.
          const isShown = (name: string) => !name.includes('"resource"') && !elsewhere.has(name.slice(name.indexOf(' ')));
          expect(spelledOut(effect.gains)).toEqual([...after].filter((one) => !before.has(one) && isShown(one)).sort());
          expect(spelledOut(effect.losses)).toEqual([...before].filter((one) => !after.has(one) && isShown(one)).sort());
          if (effect.gains.length + effect.losses.length > 0) differing++;
        }
      }),
      { numRuns: runs(400) },
    );
    expect(differing).toBeGreaterThan(atLeast(30));
  });

  test('E32 deleting a group gives nobody anything, and restoring it gives back exactly what was there', () => {
    let losing = 0;
    fc.assert(
      fc.property(worldOf(catalog), fc.nat({ max: 3 }), (world, which) => {
        const groups = [
          ...world.userGroups.map(({ id }): AnyGroup => ({ userGroup: id })),
          ...world.locationGroups.map(({ id }): AnyGroup => ({ locationGroup: id })),
        ].filter((_, index) => which === 3 || index % 2 === which % 2);
        const each = (change: 'delete' | 'restore') => groups.map((what) => ({ change, what }));
        const deleted = changed(world, each('delete'), now);
        const restored = changed(deleted, each('restore'), now);
        for (const { id } of world.members) {
          const [before, after] = [allowed(world, accessIn(world, id)), allowed(deleted, accessIn(deleted, id))];
          expect([...after].filter((one) => !before.has(one))).toEqual([]);
          expect(allowed(restored, accessIn(restored, id))).toEqual(before);
          if (after.size < before.size) losing++;
        }
      }),
      { numRuns: runs(300) },
    );
    if (catalog.product.policies.userGroups === 'with_grants') expect(losing).toBeGreaterThan(atLeast(0));
  });

  test('BX-5 a grant is redundant exactly when no decision changes without it, now or later', () => {
    fc.assert(
      fc.property(worldOf(catalog), (world) => {
        const elsewhere = placesElsewhere(world);
        for (const { id } of world.members)
          for (const grant of world.grants) {
            const less: World = { ...world, grants: world.grants.filter((one) => one !== grant) };
            const [access, without] = [accessIn(world, id), accessIn(less, id)];
            const later = new Set<number>();
            eachPeriod(access, ({ fromMs, untilMs }) => [fromMs, untilMs].filter(Number.isFinite).forEach((edge) => later.add(edge)));
            const instants = [now, ...[...later].filter((edge) => edge > now.getTime()).map((edge) => new Date(edge))];
            // Questions about resources stand for themselves only where nothing is given by taking part.
            const isByTakingPart = (at: Date) => effectOn(access, without, at).losses.some((line) => 'participating' in line);
            const count = (one: World, of: CompiledAccess, at: Date) =>
              [...allowed(one, of, at)].filter((name) => !name.includes('"resource"') && !elsewhere.has(name.slice(name.indexOf(' '))))
                .length;
            if (!instants.some(isByTakingPart))
              expect(redundancyOf(access, { grant: grant.id }, now).isRedundant).toBe(
                instants.every((at) => count(world, access, at) === count(less, without, at)),
              );
          }
      }),
      { numRuns: runs(40) },
    );
  });

  test('BX-27 saving a fix turns the answer into a yes', () => {
    let fixes = 0;
    fc.assert(
      fc.property(worldOf(catalog), (world) => {
        const surroundings = { userGroups: world.userGroups.map((group) => groupIn(world, group)), locationGroups: world.locationGroups };
        for (const { id } of world.members) {
          const access = accessIn(world, id);
          for (const { permission, target } of questionsOf(world)) {
            const { gates, nearMisses } = decide(access, permission, target, now, { surroundings });
            if (gates.length > 0) continue;
            for (const fix of nearMisses.flatMap((miss) => miss.fixes)) {
              fixes++;
              const fixed = changed(world, fix, now);
              if (!allows(accessIn(fixed, id), permission, target, now))
                throw new Error(`${nameOf(permission, target)} is still refused after ${JSON.stringify(fix)}`);
            }
          }
        }
      }),
      { numRuns: runs(80) },
    );
    expect(fixes).toBeGreaterThan(atLeast(100));
  });

  test('HX-43 what a role gives everywhere below a node, it gives at each node below', () => {
    fc.assert(
      fc.property(worldOf(catalog), (world) => {
        for (const { id } of world.members) {
          const access = accessIn(world, id);
          for (const node of world.nodes)
            for (const child of world.nodes.filter((one) => one.parent === node.id && !one.archived))
              for (const entry of catalog.permissions.values())
                for (const path of decide(access, entry.key, { node: node.id }, now).because)
                  if ('role' in path.gives && path.gives.reach === 'subtree' && allows(access, entry.key, { node: node.id }, now))
                    expect(allows(access, entry.key, { node: child.id }, now)).toBe(true);
        }
      }),
    );
  });

  test('L20 the list of locations, the list of people and the single answers agree', () => {
    fc.assert(
      fc.property(worldOf(catalog), (world) => {
        const all = world.members.map((member) => accessIn(world, member.id));
        for (const item of world.items)
          for (const entry of catalog.permissions.values()) {
            for (const access of all) {
              const listed = locations(access, entry.key, { item: item.id }, now).map((one) => one.location);
              const places = entry.service === item.service ? placesUnder(world, item.node) : [];
              expect(listed.toSorted()).toEqual(
                places.filter((location) => decide(access, entry.key, { item: item.id, location }, now).allowed).toSorted(),
              );
            }
            const who = whoCan(all, entry.key, { item: item.id }, now).filter((one) => one.gates.length === 0);
            expect(who.map((one) => one.member)).toEqual(
              all.filter((access) => allows(access, entry.key, { item: item.id }, now)).map((access) => access.facts.id),
            );
          }
      }),
    );
  });

  test('a change that does not touch a member leaves their answers as they were', () => {
    fc.assert(
      fc.property(worldWithChanges(catalog), ([world, changes]) => {
        const later = changed(world, changes, now);
        const delta = deltaOf(changes, (grant: GrantId) => world.grants.find((one) => one.id === grant)?.to ?? null);
        for (const { id } of world.members)
          if (!touches(delta, factsIn(world, id))) expect(answers(later, accessIn(later, id))).toEqual(answers(world, accessIn(world, id)));
      }),
    );
  });
});

/** Questions, without their permission, about a place that an item cannot show: an effect does not speak of them. */
const placesElsewhere = (world: World): Set<string> =>
  new Set(
    world.items.flatMap((item) =>
      world.nodes
        .filter((node) => !isWithin(treeIn(world), node.id, item.node))
        .map((node) => nameOf('', { item: item.id, location: node.id })),
    ),
  );

const placesUnder = (world: World, node: World['nodes'][number]['id']) =>
  world.nodes.filter((one) => world.catalog.kinds.get(one.kind)?.isLocation && isWithin(treeIn(world), one.id, node)).map((one) => one.id);

/** Each question that lines of an effect speak of, in one order. */
function spelledOut(lines: readonly AccessLine[]): string[] {
  return lines
    .flatMap((line) =>
      line.permissions.flatMap((permission) => {
        if ('participating' in line) return [];
        if ('nodes' in line) return line.nodes.map((node) => nameOf(permission, { node }));
        if ('asSuch' in line) return [nameOf(permission, { item: line.item })];
        return line.locations.map((location) => nameOf(permission, { item: line.item, location }));
      }),
    )
    .sort();
}

test('HX-20 what is given to one member changes that member only', () => {
  const catalog = catalogOf(hexia);
  fc.assert(
    fc.property(worldWithChanges(catalog), ([world, changes]) => {
      const [first, ...others] = world.members;
      const toFirst = changes
        .filter((change): change is Extract<AccessChange, { change: 'give' }> => change.change === 'give')
        .map((change) => ({ ...change, to: { member: first?.id as MemberId } }));
      const later = changed(world, toFirst, now);
      for (const { id } of others) expect(answers(later, accessIn(later, id))).toEqual(answers(world, accessIn(world, id)));
    }),
  );
});
