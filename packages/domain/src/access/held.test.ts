import { describe, expect, test } from 'vitest';
import type { ServiceFilter } from '../grants.ts';
import { type World, accessIn, given, readable } from '../testing.ts';
import { cellsOn } from './cells.ts';
import type { Period } from './facts.ts';
import { heldUntil, markHeld } from './held.ts';
import { worldOf } from './scenarios.ts';
import { allows } from './table.ts';

const now = new Date('2026-06-01T12:00:00Z');
const hourMs = 3_600_000;
const at = (hours: number) => new Date(now.getTime() + hours * hourMs);
const during = (from: number, until = Infinity): Period => ({
  fromMs: now.getTime() + from * hourMs,
  untilMs: now.getTime() + until * hourMs,
});
const marvel = worldOf('marvel');
const item = readable.item('voc:oscorp-voc');
const toronto = readable.node('point_of_service:toronto');
const may = readable.member('user:may');

/** May reads what Oscorp hears, at the places of a group in which Toronto is as given; `grant`: while she has these places. */
function holding(entries: readonly (Period & { readonly filter?: ServiceFilter })[], grant: Period = during(-99)): World {
  const locationGroups = marvel.locationGroups.map((group) => ({
    ...group,
    entries: entries.map(({ filter = null, ...period }) => ({ location: toronto, filter, ...period })),
  }));
  const read = given({ ...marvel, locationGroups }, 'user:may', { role: 'voc/reader' }, 'subscription:oscorp');
  return given(read, 'user:may', { locations: null }, 'location_group:mary-jane-department', grant);
}

describe('a place of a location group', () => {
  const access = accessIn(holding([during(-2, -1), during(1, 2), during(3)]), may);
  const held = [-3, -2, -1.5, -1, 0, 1, 1.5, 2, 2.5, 3, 9].map((hours) => ({ hours, isHeld: [-2, -1.5, 1, 1.5, 3, 9].includes(hours) }));
  const isHeld = (hours: number) => allows(access, 'voc:dashboard.view', { item, location: toronto }, at(hours));

  // What is remembered from one question is used for another only while it holds.
  test.each([
    ['as time goes by', held],
    ['backwards', held.toReversed()],
    ['back and forth', held.flatMap((one, index) => [one, held.at(-1 - index) ?? one, one])],
  ])('is held while its entries hold, asked %s', (_order, questions) => {
    expect(questions.map(({ hours }) => ({ hours, isHeld: isHeld(hours) }))).toEqual(
      questions.map(({ hours, isHeld: held }) => ({ hours, isHeld: held })),
    );
  });

  test('is marked among all places while it is held, and no other place is', () => {
    const { tree } = access;
    const [number, place] = [tree.itemAt.get(item) ?? -1, tree.nodeAt.get(toronto) ?? -1];
    const bit = (tree.firstLocation[place] ?? 0) - (tree.firstLocation[tree.itemNode[number] ?? 0] ?? 0);
    const marked = (hours: number) => {
      const row = new Uint32Array(2);
      markHeld(access, number, at(hours).getTime(), row, 1);
      return [...row];
    };
    for (const { hours, isHeld: expected } of [...held, ...held.toReversed()]) expect(marked(hours)).toEqual([0, expected ? 2 ** bit : 0]);
    // The same with a place that is archived, or lies elsewhere.
    const nodes = marvel.nodes.map((node) => (node.id === toronto ? { ...node, archived: true } : node));
    const archived = accessIn({ ...holding([during(-1)]), nodes }, may);
    const row = new Uint32Array(1);
    markHeld(archived, number, now.getTime(), row, 0);
    expect([...row]).toEqual([0]);
  });

  test('is held until the last of what holds it ends', () => {
    const untilOf = (...ends: number[]) => {
      const bare = holding([]);
      const world = ends.reduce(
        (before, end) => given(before, 'user:may', { locations: null }, 'subscription:oscorp', during(-1, end)),
        bare,
      );
      const { tree } = accessIn(world, may);
      return heldUntil(accessIn(world, may), tree.itemAt.get(item) ?? -1, now.getTime())(tree.nodeAt.get(toronto) ?? -1);
    };
    expect([untilOf(1, 2), untilOf(2, 1), untilOf()]).toEqual([at(2).getTime(), at(2).getTime(), null]);
  });

  test('is held for the service, or the item, that its entry is for', () => {
    const isFor = (filter: ServiceFilter) =>
      allows(accessIn(holding([{ ...during(-1), filter }]), may), 'voc:dashboard.view', { item, location: toronto }, now);
    expect([isFor(null), isFor({ service: 'voc' }), isFor({ item })]).toEqual([true, true, true]);
    expect([isFor({ service: 'hexia_local' }), isFor({ item: readable.item('voc:voc-post-purchase') })]).toEqual([false, false]);
  });
});

describe('whether what one has at a place ends', () => {
  const place = accessIn(marvel, may).tree.nodeAt.get(toronto) ?? -1;
  const number = accessIn(marvel, may).tree.itemAt.get(item) ?? -1;
  const cell = (world: World) => {
    const { state, ends } = cellsOn(accessIn(world, may), number, now)(place);
    return `${state}${ends ? ', ends' : ''}`;
  };

  test.each<[string, World, string]>([
    ['a lasting entry', holding([during(-1)]), 'yes'],
    ['an entry that ends', holding([during(-1, 1)]), 'yes, ends'],
    ['two of which one lasts', holding([during(-1, 1), { ...during(-1), filter: { service: 'voc' } }]), 'yes'],
    [
      'two of which the lasting one is for another service',
      holding([during(-1, 1), { ...during(-1), filter: { service: 'hexia_local' } }]),
      'yes, ends',
    ],
    ['two of which the lasting one has not begun', holding([during(-1, 1), during(2)]), 'yes, ends'],
    ['a lasting entry of a group that one has for a time', holding([during(-1)], during(-1, 1)), 'yes, ends'],
    ['none any more', holding([during(-2, -1)]), 'no_location'],
    [
      'a grant for a time, beside one that lasts',
      given(holding([during(-1, 1)]), 'user:may', { locations: null }, 'subscription:oscorp'),
      'yes',
    ],
    [
      'one that lasts, beside a grant for a time',
      given(holding([during(-1)]), 'user:may', { locations: null }, 'subscription:oscorp', during(-1, 1)),
      'yes',
    ],
    [
      'a grant that is over, beside one for a time',
      given(holding([during(-1, 1)]), 'user:may', { locations: null }, 'subscription:oscorp', during(-9, -1)),
      'yes, ends',
    ],
    [
      'a lasting grant for another service',
      given(holding([during(-1, 1)]), 'user:may', { locations: { service: 'hexia_local' } }, 'subscription:oscorp'),
      'yes, ends',
    ],
  ])('%s: %s', (_name, world, expected) => {
    expect(cell(world)).toBe(expected);
  });
});
