import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogOf } from '../catalog/catalog-of.ts';
import { hexfit } from '../catalog/hexfit.ts';
import { hexia } from '../catalog/hexia.ts';
import { hitflow } from '../catalog/hitflow.ts';
import type { Gives } from '../grants.ts';
import { now, worldOf } from '../random-worlds.ts';
import { type World, accessIn, always, factsIn, grantOf, groupIn } from '../testing.ts';
import { atLeast, runs } from '../testing-runs.ts';
import { type Giving, whyNotGive } from './ceiling.ts';
import { ceilingByDefinition } from './reference-ceiling.ts';
import { everyReach } from './testing-every-reach.ts';

/** Something that can be given to somebody in a world, or be ended, by numbers that know nothing of it. */
const giving = fc.record({
  giver: fc.nat(),
  to: fc.nat(),
  what: fc.nat(),
  node: fc.nat(),
  act: fc.constantFrom('give' as const, 'end' as const),
  hasEnd: fc.boolean(),
  reason: fc.constantFrom(null, 'For the season.'),
});

const pick = <One>(list: readonly One[], by: number): One | undefined => list[by % list.length];

/** The world in which everybody has one role more by which something may be given, somewhere. */
function withCeilings(world: World, by: readonly number[]): World {
  const ceilings = [...world.catalog.roles.values()].filter((role) => role.hasCeiling);
  const more = world.members.flatMap(({ id }, index) => {
    const role = pick(ceilings, by[2 * index] ?? 0);
    const node = pick(
      world.nodes.filter(({ kind }) => role?.on.nodeKinds.has(kind)),
      by[2 * index + 1] ?? 0,
    );
    return role && node ? [grantOf({ member: id }, { role: role.key }, { node: node.id }, always)] : [];
  });
  return { ...world, grants: [...world.grants, ...more] };
}

const everythingGivable = ({ catalog }: World): Gives[] => [
  ...[...catalog.roles.keys()].map((role) => ({ role })),
  ...[...catalog.extras].map((permission) => ({ permission })),
  { locations: null },
];

describe.each([
  { product: hexia, reasons: ['outside_level', 'beyond_ceiling', 'managed_above', 'to_self', 'reason_missing', 'upward', 'cannot_expire'] },
  // Whoever manages all the places of somebody's roles is above them there.
  { product: hexfit, reasons: ['beyond_ceiling', 'managed_above', 'to_self', 'cannot_expire'] },
  { product: hitflow, reasons: ['beyond_ceiling', 'to_self', 'upward', 'cannot_expire'] },
  { product: everyReach, reasons: ['outside_level', 'beyond_ceiling', 'managed_above', 'to_self', 'upward', 'cannot_expire'] },
])('$product.key', ({ product, reasons }) => {
  const catalog = catalogOf(product);

  test('E28 who may give or end what, for whom, is what the definition says, clause by clause', () => {
    const said = new Map<string, number>();
    const worlds = fc.tuple(worldOf(catalog), fc.array(fc.nat(), { minLength: 6, maxLength: 6 }));
    fc.assert(
      fc.property(worlds, fc.array(giving, { minLength: 5, maxLength: 20 }), ([plainWorld, ceilings], all) => {
        const world = withCeilings(plainWorld, ceilings);
        for (const one of all) {
          const giver = pick(world.members, one.giver)?.id;
          const gives = pick(everythingGivable(world), one.what);
          const node = pick(world.nodes, one.node)?.id;
          if (!giver || !gives || !node) continue;
          const asked: Giving = { gives, node, act: one.act, hasEnd: one.hasEnd, reason: one.reason };
          const group = pick([...world.members.map(() => null), ...world.userGroups], one.to);
          const people = group ? group.members.map(({ member }) => member) : [pick(world.members, one.to)?.id ?? giver];
          const [facts, access] = [people.map((id) => factsIn(world, id)), people.map((id) => accessIn(world, id))];
          const told = whyNotGive(
            accessIn(world, giver),
            group ? { group: groupIn(world, group), members: access } : { member: access[0] ?? accessIn(world, giver) },
            asked,
            now,
          );
          const defined = ceilingByDefinition(world, factsIn(world, giver), now.getTime()).whyNotGive(
            group ? { group: groupIn(world, group), members: facts } : { member: facts[0] ?? factsIn(world, giver) },
            asked,
          );
          expect(told).toBe(defined);
          said.set(String(told), (said.get(String(told)) ?? 0) + 1);
        }
      }),
      { numRuns: runs(400), seed: 20_261_201 },
    );
    const unsaid = ['null', ...reasons.map((one) => `grant.${one}`)].filter((one) => (said.get(one) ?? 0) <= atLeast(0));
    expect(unsaid).toEqual([]);
  });
});
