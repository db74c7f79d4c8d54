import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogOf } from '../catalog/catalog-of.ts';
import { hexfit } from '../catalog/hexfit.ts';
import { hexia } from '../catalog/hexia.ts';
import { now, worldOf as anyWorldOf } from '../random-worlds.ts';
import { type World, accessIn, given, readable, treeIn, withMember } from '../testing.ts';
import { known } from '../tree.ts';
import { cellsOn } from './cells.ts';
import { type CompiledAccess, compile } from './compile.ts';
import { decide } from './decide.ts';
import { type EveryoneFilter, type Thing, atThing, columnsAt, throughGroups, waysAt } from './everyone.ts';
import { worldOf } from './scenarios.ts';
import type { Target } from './target.ts';

const marvel = worldOf('marvel');
const clinique = worldOf('clinique');
const montreal: Thing = { location: readable.node('point_of_service:montreal') };
const malibu: Thing = { location: readable.node('point_of_service:malibu') };
const oscorpVoc: Thing = { item: readable.item('voc:oscorp-voc') };

const of = (world: World, member: string) => accessIn(world, readable.member(member));
const columnsIn = (world: World, thing: Thing) => columnsAt(treeIn(world), thing) ?? [];
const cellsIn = (world: World, member: string, thing: Thing, filter?: EveryoneFilter) =>
  atThing(of(world, member), thing, columnsIn(world, thing), now, filter);

/** Everybody at a thing, as `name: cells`, a cell being its role's letter, `.` without the place, `o` without the role. */
function everybodyAt(world: World, thing: Thing, filter?: EveryoneFilter): string[] {
  const mark = { yes: '', no_location: '.', no_role: 'o', none: '-' } as const;
  return world.members.flatMap(({ id, name }) => {
    const answer = atThing(accessIn(world, id), thing, columnsIn(world, thing), now, filter);
    const cells = answer?.cells.map((cell) => (cell.state === 'yes' ? (cell.role?.split('/')[1] ?? '') : mark[cell.state]));
    return answer ? [[name, ...answer.standing, ...(cells ?? [])].join(' ')] : [];
  });
}

describe('columns', () => {
  test.each<[string, World, Thing, string[] | null]>([
    ['a location has its service items', marvel, montreal, ['voc:oscorp-voc', 'mystery_shopper:oscorp-mystery-shopper']],
    [
      'a service item has its locations',
      marvel,
      oscorpVoc,
      ['point_of_service:montreal', 'point_of_service:toronto', 'point_of_service:quebec'],
    ],
    ['a location of a product without items has none', clinique, { location: readable.node('branch:laval') }, []],
    ['a node that is no place', marvel, { location: readable.node('subscription:oscorp') }, null],
    ['a place that does not exist', marvel, { location: readable.node('point_of_service:nowhere') }, null],
    ['a service item that does not exist', marvel, { item: readable.item('voc:nothing') }, null],
    ['an archived place', archived(marvel, 'point_of_service:montreal'), montreal, null],
    ['a place below an archived node', archived(marvel, 'subscription:oscorp'), montreal, null],
    ['an item at an archived node', archived(marvel, 'subscription:oscorp'), oscorpVoc, null],
    [
      'an archived place of an item is left out',
      archived(marvel, 'point_of_service:toronto'),
      oscorpVoc,
      ['point_of_service:montreal', 'point_of_service:quebec'],
    ],
    ['an archived item of a place is left out', withoutVoc(marvel), montreal, ['mystery_shopper:oscorp-mystery-shopper']],
    ['an archived item', withoutVoc(marvel), oscorpVoc, null],
  ])('%s', (_name, world, thing, expected) => {
    const tree = treeIn(world);
    const columns = columnsAt(tree, thing);
    expect(columns?.map(({ item, place }) => ('item' in thing ? known(tree.nodes, place).id : known(tree.items, item).id)) ?? null).toEqual(
      expected,
    );
  });

  test('items come in the order of their nodes in the tree', () => {
    const branch = 'subscription:oscorp';
    const [first] = marvel.items;
    if (!first) throw new Error('Marvel has items.');
    const items = [...marvel.items.filter((item) => item.node === branch), { ...first, id: readable.item('voc:of-all') }].toReversed();
    expect(columnsAt(treeIn({ ...marvel, items }), montreal)).toHaveLength(3);
  });
});

describe('everybody', () => {
  test('at a place: whoever has a role for one of its services, or the place, or administers it', () => {
    expect(everybodyAt(marvel, montreal)).toEqual([
      'Nick administration/owner owner o',
      'Maria reader o',
      'Felicia administration/administrator reader o',
      'Normand Osborn contributor reader',
      'Mary Jane Watson reader reader',
      'Gwen Stacy reader reader',
    ]);
    expect(everybodyAt(marvel, malibu)).toContain('Pepper Pots contributor o o');
  });

  test('on a service item: its people, and whoever has one of its places', () => {
    expect(everybodyAt(marvel, oscorpVoc)).toEqual([
      'Nick owner owner owner',
      'Maria reader reader reader',
      'Felicia reader reader reader',
      'Normand Osborn contributor contributor contributor',
      'Mary Jane Watson reader reader .',
      'Gwen Stacy reader . reader',
    ]);
  });

  test('of a product without items, whoever has a role over the place', () => {
    const laval: Thing = { location: readable.node('branch:laval') };
    const all = everybodyAt(clinique, laval);
    expect(all.length).toBeGreaterThan(0);
    expect(everybodyAt(clinique, laval, { sees: true })).toEqual(all);
    expect(all.every((one) => one.includes('hexfit/'))).toBe(true);
  });

  test.each<[string, EveryoneFilter, string[]]>([
    ['for whom a role counts', { sees: true }, ['Nick', 'Maria', 'Felicia', 'Normand', 'Mary', 'Gwen']],
    ['with a role on an item', { role: 'voc/contributor' }, ['Normand']],
    ['with a standing role', { role: 'administration/administrator' }, ['Felicia']],
    ['with an extra permission that counts', { extra: 'voc:confidential.view' }, ['Gwen']],
    ['with an extra permission that nobody has', { extra: 'voc:contest.manage' }, []],
    ['with some extra permission', { extras: true }, ['Gwen']],
    ['who may do something on an item', { permission: 'voc:alert.edit' }, ['Nick', 'Normand']],
    ['who may do what is only given singly', { permission: 'voc:confidential.view' }, ['Gwen']],
    ['who may do something at the place itself', { permission: 'administration:member.view' }, ['Nick', 'Felicia']],
    ['who may do what the product does not know', { permission: 'voc:nothing.do' }, []],
    ['through user groups alone', { onlyGroups: true }, []],
  ])('%s', (_name, filter, expected) => {
    const world = given(marvel, 'user:gwen', { permission: 'voc:confidential.view' }, 'voc:oscorp-voc');
    expect(everybodyAt(world, montreal, filter).map((one) => one.split(' ')[0])).toEqual(expected);
  });

  test('who has the service and no place is there, and does not see', () => {
    const may = given(marvel, 'user:may', { role: 'voc/reader' }, 'voc:oscorp-voc');
    expect(cellsIn(may, 'user:may', montreal)?.cells.map((cell) => cell.state)).toEqual(['no_location', 'none']);
    expect(cellsIn(may, 'user:may', montreal, { sees: true })).toBeNull();
    expect(cellsIn(marvel, 'user:may', montreal)).toBeNull();
  });

  test('through user groups, what is direct does not count', () => {
    expect(cellsIn(marvel, 'user:pepper', malibu, { onlyGroups: true })?.cells.map((cell) => cell.state)).toContain('no_location');
    expect(throughGroups(of(marvel, 'user:pepper')).locationGrants).toEqual([]);
  });

  test('who is suspended is there with what they had', () => {
    const suspended = withMember(marvel, 'user:gwen', { status: 'suspended' });
    expect(cellsIn(suspended, 'user:gwen', montreal)?.cells[0]?.state).toBe('yes');
    expect(cellsIn(suspended, 'user:gwen', montreal, { permission: 'voc:dashboard.view' })).not.toBeNull();
    expect(cellsIn(suspended, 'user:gwen', montreal, { permission: 'voc:alert.edit' })).toBeNull();
  });
});

test('an item never shows a place of another subscription, nor one that is archived', () => {
  const cellAt = (world: World, place: string) => {
    const access = of(world, 'user:nick');
    return cellsOn(access, access.tree.itemAt.get('voc:oscorp-voc') ?? -1, now)(access.tree.nodeAt.get(place) ?? -1).state;
  };
  expect(cellAt(marvel, 'point_of_service:montreal')).toBe('yes');
  expect(cellAt(marvel, 'point_of_service:malibu')).toBe('no_location');
  expect(cellAt(archived(marvel, 'point_of_service:montreal'), 'point_of_service:montreal')).toBe('no_location');
});

describe('what ends', () => {
  const soon = { fromMs: 0, untilMs: now.getTime() + 1 };
  const later = { fromMs: 0, untilMs: now.getTime() + 2 };
  const may = (...grants: readonly (readonly [object, string, typeof soon?])[]) =>
    grants.reduce((world, [gives, on, period]) => given(world, 'user:may', gives as { role: string }, on, period), marvel);
  test.each<[string, World, boolean]>([
    [
      'a role and a place without end',
      may([{ role: 'voc/reader' }, 'voc:oscorp-voc'], [{ locations: null }, 'point_of_service:montreal']),
      false,
    ],
    ['a role that ends', may([{ role: 'voc/reader' }, 'voc:oscorp-voc', soon], [{ locations: null }, 'point_of_service:montreal']), true],
    ['a place that ends', may([{ role: 'voc/reader' }, 'voc:oscorp-voc'], [{ locations: null }, 'point_of_service:montreal', soon]), true],
    ['a place alone that ends', may([{ locations: null }, 'point_of_service:montreal', soon]), true],
    ['a place alone', may([{ locations: null }, 'point_of_service:montreal']), false],
    [
      'a place that ends one way and stays another',
      may(
        [{ role: 'voc/reader' }, 'voc:oscorp-voc'],
        [{ locations: null }, 'point_of_service:montreal', soon],
        [{ locations: null }, 'subscription:oscorp'],
      ),
      false,
    ],
    [
      'a place that leaves the location group',
      leaving(may([{ role: 'voc/reader' }, 'voc:oscorp-voc'], [{ locations: null }, 'location_group:mary-jane-department'])),
      true,
    ],
    [
      'a place of a location group',
      may([{ role: 'voc/reader' }, 'voc:oscorp-voc'], [{ locations: null }, 'location_group:mary-jane-department', later]),
      true,
    ],
  ])('%s', (_name, world, expected) => {
    expect(cellsIn(world, 'user:may', montreal)?.cells[0]?.ends).toBe(expected);
  });

  function leaving(world: World): World {
    return {
      ...world,
      locationGroups: world.locationGroups.map((group) => ({ ...group, entries: group.entries.map((entry) => ({ ...entry, ...soon })) })),
    };
  }
});

test('BX-9 each grant by which somebody has something there is a way: roles, extras and places, direct and through groups', () => {
  const ways = (world: World, member: string, thing: Thing) =>
    waysAt(of(world, member), thing, columnsIn(world, thing), now).map(
      ({ grant: { gives, on }, through, item }) => `${Object.values(gives)[0]} on ${Object.values(on)[0]} through ${through} for ${item}`,
    );
  expect(ways(marvel, 'user:pepper', malibu)).toEqual([
    'voc/contributor on voc:voc-post-purchase through group:customer-support-specialists for 2',
    'voc/contributor on voc:voc-post-purchase through group:pepper-pots-department for 2',
    'voc:contest.manage on voc:voc-post-purchase through group:customer-support-specialists for 2',
    'null on point_of_service:malibu through null for 2',
    'null on point_of_service:malibu through null for 3',
    'null on point_of_service:malibu through null for 4',
  ]);
  expect(ways(marvel, 'user:felicia', montreal)[0]).toBe('administration/administrator on subscription:oscorp through null for null');
  expect(ways(marvel, 'user:gwen', oscorpVoc)).toEqual([
    'voc/reader on voc:oscorp-voc through null for 0',
    'null on location_group:gwen-stacy-department through null for 0',
  ]);
});

let yes = 0;
/** What a cell says is what decisions say, asked alone or after those of all other places. */
function agrees(access: CompiledAccess, columns: readonly { readonly item: number; readonly place: number }[]): void {
  const { tree, catalog } = access;
  const askedBefore = new Map([...tree.items.keys()].map((item) => [item, cellsOn(access, item, now)]));
  for (const place of tree.locationNode) for (const cellAt of askedBefore.values()) cellAt(place);
  for (const { item, place } of columns) {
    expect(askedBefore.get(item)?.(place)).toEqual(cellsOn(access, item, now)(place));
    const { role, state, extras } = cellsOn(access, item, now)(place);
    const at = { item: known(tree.items, item).id, location: known(tree.nodes, place).id };
    const lets = [...(catalog.roles.get(role ?? '')?.can ?? [])].filter(([, reaches]) => reaches.join() === 'granted_locations');
    for (const [permission] of lets)
      if (catalog.permissions.get(permission)?.service === known(tree.items, item).service)
        expect(decide(access, permission, at, now).because.length > 0).toBe(state === 'yes');
    for (const permission of extras) expect(decide(access, permission, at, now).allowed).toBe(true);
    yes += Number(state === 'yes' && lets.length > 0);
  }
}

test.each([hexia, hexfit])(
  'HX-36 I20 a cell says yes exactly where the role’s permissions are decided yes, in any organization',
  (product) => {
    yes = 0;
    fc.assert(
      fc.property(anyWorldOf(catalogOf(product)), (world) => {
        for (const { id } of world.members) for (const thing of thingsOf(world)) agrees(accessIn(world, id), columnsIn(world, thing));
      }),
      { numRuns: 60, seed: 20_260_601 },
    );
    expect(yes > 0).toBe(product === hexia);
  },
);

let able = 0;
let unable = 0;
/** Who is listed for a permission is who may use it there, were they not suspended. */
function listsWhoMay(access: CompiledAccess, thing: Thing, columns: readonly { readonly item: number; readonly place: number }[]): void {
  const { tree, catalog } = access;
  const active = compile(catalog, tree, { ...access.facts, status: 'active' });
  const targets: Target[] = [
    ...('location' in thing ? [{ node: thing.location }] : []),
    ...columns.map(({ item, place }) => ({ item: known(tree.items, item).id, location: known(tree.nodes, place).id })),
  ];
  for (const permission of catalog.permissions.keys()) {
    const expected = targets.some((target) => decide(active, permission, target, now).allowed);
    const isListed = atThing(access, thing, columns, now, { permission }) !== null;
    expect({ permission, isListed }).toEqual({ permission, isListed: expected });
    if (expected) able++;
    else unable++;
  }
}

test.each([hexia, hexfit])(
  'HX-36 I20 listed for a permission is whoever may use it there, and nobody else, in any organization',
  (product) => {
    [able, unable] = [0, 0];
    fc.assert(
      fc.property(anyWorldOf(catalogOf(product)), (world) => {
        for (const { id } of world.members)
          for (const thing of thingsOf(world)) {
            const columns = columnsAt(treeIn(world), thing);
            if (columns) listsWhoMay(accessIn(world, id), thing, columns);
          }
      }),
      { numRuns: 60, seed: 20_260_604 },
    );
    expect(able).toBeGreaterThan(20);
    expect(unable).toBeGreaterThan(20);
  },
);

const thingsOf = (world: World): Thing[] => [
  ...world.nodes.map((node): Thing => ({ location: node.id })),
  ...world.items.map((item): Thing => ({ item: item.id })),
];

function archived(world: World, node: string): World {
  return { ...world, nodes: world.nodes.map((one) => (one.id === node ? { ...one, archived: true } : one)) };
}

function withoutVoc(world: World): World {
  return { ...world, items: world.items.map((one) => (one.id === 'voc:oscorp-voc' ? { ...one, archived: true } : one)) };
}
