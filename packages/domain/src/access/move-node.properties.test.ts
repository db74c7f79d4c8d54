import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../catalog/catalog.ts';
import { catalogOf } from '../catalog/catalog-of.ts';
import { hexia } from '../catalog/hexia.ts';
import type { NodeId } from '../ids.ts';
import { now, worldOf } from '../random-worlds.ts';
import { type World, accessIn, factsIn, treeIn } from '../testing.ts';
import { atLeast, runs } from '../testing-runs.ts';
import { isWithin, pathUp, treeOf } from '../tree.ts';
import { compile } from './compile.ts';
import { concernsOfMove, factsAfterMove, leftBehind, treeAfterMove } from './move-node.ts';
import { type AccessLine, effectOn } from './preview.ts';
import { everyReach } from './testing-every-reach.ts';
import { settled, standsIn } from './testing-moves.ts';

const nowMs = now.getTime();

/** A product whose levels may hang under each other, so that whole parts move. */
function nesting(catalog: Catalog): Catalog {
  const levels = [...catalog.kinds.values()].filter((kind) => kind.isLevel).map((kind) => kind.key);
  const kinds = new Map(
    [...catalog.kinds].map(([key, kind]) => [key, kind.isLevel && kind.under.length > 0 ? { ...kind, under: levels } : kind]),
  );
  return { ...catalog, kinds };
}

const products: readonly [string, Catalog][] = [
  ['hexia', catalogOf(hexia)],
  ['hexia with parts in parts', nesting(catalogOf(hexia))],
  ['a product with every reach', catalogOf(everyReach)],
];

interface Move {
  readonly node: NodeId;
  readonly under: NodeId;
}

/** Whether the tree itself lets a node hang there; who asks and what it is called are judged elsewhere. */
function mayHang({ catalog, nodes }: World, { node, under }: Move): boolean {
  const tree = treeOf(catalog, nodes, []);
  const [moved, above] = [nodes.find(({ id }) => id === node), nodes.find(({ id }) => id === under)];
  return (
    moved !== undefined &&
    above !== undefined &&
    moved.parent !== null &&
    moved.parent !== under &&
    catalog.kinds.get(moved.kind)?.under.includes(above.kind) === true &&
    !isWithin(tree, under, node)
  );
}

const rehung = (world: World, { node, under }: Move): World => {
  const moved = world.nodes.find(({ id }) => id === node);
  return moved ? { ...world, nodes: [...world.nodes.filter((one) => one !== moved), { ...moved, parent: under }] } : world;
};

/** One of the moves that a world lets be, by a number that knows nothing of it; null where nothing can move. */
function moveIn(world: World, by: number): Move | null {
  const all = world.nodes.flatMap(({ id: node }) => world.nodes.map(({ id: under }) => ({ node, under })));
  const moves = all.filter((move) => mayHang(world, move));
  return moves[by % Math.max(moves.length, 1)] ?? null;
}

const worldWithMoves = (catalog: Catalog) =>
  fc.tuple(
    worldOf(catalog).map((world) => settled(world, now)),
    fc.array(fc.nat({ max: 1_000_000 }), { minLength: 2, maxLength: 5 }),
  );

/** One move after the other: the world before it, what it does, and the world after it. */
function* movesOf([start, wanted]: readonly [World, readonly number[]]) {
  let world = start;
  for (const by of wanted) {
    const move = moveIn(world, by);
    if (!move) continue;
    const tree = treeAfterMove(world.catalog, treeIn(world), move.node, move.under);
    const left = leftBehind(world.catalog, tree, standsIn(world, now));
    const later = settled(rehung(world, move), now);
    yield { world, move, tree, left, later };
    world = later;
  }
}

/** An effect as the questions it answers otherwise. */
const asked = (lines: readonly AccessLine[]): string[] =>
  lines
    .flatMap((line) =>
      line.permissions.flatMap((permission) => {
        if ('participating' in line) return [`${permission} participating`];
        if ('nodes' in line) return line.nodes.map((one) => `${permission} ${one}`);
        return 'asSuch' in line ? [`${permission} ${line.item}`] : line.locations.map((one) => `${permission} ${line.item} ${one}`);
      }),
    )
    .toSorted();

describe.each(products)('%s', { timeout: 60_000 }, (_name, catalog) => {
  test('I2 I4 I19 E34 after any moves the tree is a tree, and nothing is left where it may not be', () => {
    let moves = 0;
    let ends = 0;
    fc.assert(
      fc.property(worldWithMoves(catalog), (start) => {
        for (const { tree, left, later } of movesOf(start)) {
          moves++;
          ends += left.grants.length + left.entries.length + left.memberships.length;
          expect(treeIn(later)).toEqual(tree);
          expect(tree.nodes.every(({ id }) => pathUp(tree, id).at(-1)?.id === tree.nodes[0]?.id)).toBe(true);
          expect(leftBehind(catalog, tree, standsIn(later, now))).toEqual({ grants: [], entries: [], memberships: [] });
        }
      }),
      { numRuns: runs(200) },
    );
    expect(moves).toBeGreaterThan(atLeast(50));
    expect(ends).toBeGreaterThan(atLeast(20));
  });

  test('E34 what is shown of a move is the difference of all there is, before and after', () => {
    let differences = 0;
    let alike = 0;
    fc.assert(
      fc.property(worldWithMoves(catalog), (start) => {
        for (const { world, move, tree, left, later } of movesOf(start)) {
          const { around, ...concerns } = concernsOfMove(catalog, treeIn(world), move.node, move.under);
          const factsAfter = factsAfterMove(left, nowMs);
          for (const { id } of world.members) {
            const before = accessIn(world, id);
            const then = compile(catalog, tree, factsAfter(factsIn(world, id)));
            expect(effectOn(then, accessIn(later, id), now)).toMatchObject({ gains: [], losses: [] });
            const whole = effectOn(before, accessIn(later, id), now);
            const isLeaver = left.memberships.some(({ member }) => member === id);
            const shown = effectOn(before, then, now, isLeaver ? undefined : around);
            expect([asked(shown.gains), asked(shown.losses)]).toEqual([asked(whole.gains), asked(whole.losses)]);
            if (whole.gains.length + whole.losses.length === 0) alike++;
            else {
              differences++;
              expect(isConcerned(world, id, concerns)).toBe(true);
            }
          }
        }
      }),
      { numRuns: runs(600) },
    );
    expect(differences).toBeGreaterThan(atLeast(20));
    expect(alike).toBeGreaterThan(atLeast(20));
  });
});

/** Whom a statement of the database is to find: see `MoveConcerns`. */
function isConcerned(world: World, id: string, of: Omit<ReturnType<typeof concernsOfMove>, 'around'>): boolean {
  const holds = <One>(list: readonly One[], one: One | undefined) => one !== undefined && list.includes(one);
  const groups = world.userGroups.filter((group) => group.members.some(({ member }) => member === id));
  const receivers: string[] = [id, ...groups.map((group) => group.id)];
  const places = world.locationGroups.filter(
    (group) => of.below.includes(group.home) || group.entries.some(({ location }) => of.below.includes(location)),
  );
  return (
    groups.some((group) => of.below.includes(group.home)) ||
    world.grants.some(({ to, gives, on }) => {
      if (!receivers.includes('member' in to ? to.member : to.group)) return false;
      const [at, item] = ['node' in on ? on.node : undefined, 'item' in on ? on.item : undefined];
      const countsAnywhere =
        ('role' in gives && of.roles.includes(gives.role)) || ('permission' in gives && of.permissions.includes(gives.permission));
      return (
        holds(of.below, at) ||
        holds(of.itemsBelow, item) ||
        ('locationGroup' in on && places.some((group) => group.id === on.locationGroup)) ||
        (holds(of.above, at) && (countsAnywhere || 'locations' in gives)) ||
        (holds(of.itemsAbove, item) && countsAnywhere)
      );
    })
  );
}
