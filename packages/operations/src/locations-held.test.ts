import { isHeld } from '@totem/domain/access/held';
import { catalogs } from '@totem/domain/catalog/products';
import { now, worldOf } from '@totem/domain/random-worlds';
import { accessIn } from '@totem/domain/testing';
import { locationsBelow } from '@totem/domain/tree';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locationsHeld } from './locations-held.ts';

test('a place counts as held exactly when it is held for some service or some service item', () => {
  const seen = { some: 0, none: 0 };
  fc.assert(
    fc.property(worldOf(catalogs.hexia()), (world) => {
      for (const member of world.members) {
        const access = accessIn(world, member.id);
        const { tree, catalog } = access;
        const places = locationsBelow(tree, tree.nodeAt.get(access.facts.home) ?? 0).filter((place) => tree.closed[place] !== 1);
        const held = places.filter(
          (place) =>
            catalog.services.keys().some((service) => isHeld(access, place, service, -1, now.getTime())) ||
            tree.items.some(({ service }, item) => isHeld(access, place, service, item, now.getTime())),
        );
        expect(locationsHeld(access, now)).toMatchObject({ held: held.length, of: places.length });
        seen[held.length > 0 ? 'some' : 'none']++;
      }
    }),
    { numRuns: 500 },
  );
  expect(Math.min(seen.some, seen.none)).toBeGreaterThan(20);
});
