// What every kind of reach, gate and grant decides: long, since a table that is split is a table with holes.
import { describe, expect, test } from 'vitest';
import { catalogOf } from '../catalog/catalog-of.ts';
import type { GrantFact } from '../access/facts.ts';
import { type World, accessIn, factsIn, given, grantOf, inUserGroup, readable, treeIn, withMember } from '../testing.ts';
import { compile } from './compile.ts';
import { decide } from './decide.ts';
import { everyReach } from './testing-every-reach.ts';
import type { Situation } from './gates.ts';
import { levelOn } from './level.ts';
import { locations } from './locations.ts';
import { isAllowedByDefinition } from './reference.ts';
import { worldOf } from './scenarios.ts';
import { allows } from './table.ts';
import type { Target } from './target.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const clinique = worldOf('clinique');
const of = (world: World, member: string) => accessIn(world, readable.member(member));
const oscorpVoc: Target = { item: readable.item('voc:oscorp-voc') };
const at = (location: string): Target => ({ item: readable.item('voc:oscorp-voc'), location: readable.node(location) });
const file = (id: string): Target => {
  const resource = clinique.resources.find((one) => one.id === id);
  if (!resource) throw new Error(`No file ${id}.`);
  return { resource };
};
const montreal = 'point_of_service:montreal';

/** The answer with reasons; fails unless the answer without reasons, and the definition, are the same. */
function ask(world: World, member: string, permission: string, target: Target, situation?: Situation) {
  const access = of(world, member);
  const decision = decide(access, permission, target, now, situation);
  expect(allows(access, permission, target, now, situation)).toBe(decision.allowed);
  if (!situation) expect(isAllowedByDefinition(world, access.facts, permission, target, now.getTime())).toBe(decision.allowed);
  return decision;
}

describe('a question about nothing', () => {
  test.each<[string, string, Target]>([
    ['a permission that does not exist', 'voc:everything', oscorpVoc],
    ['a permission of another service', 'mystery_shopper:dashboard.view', oscorpVoc],
    ['a permission of a service with items, asked on a node', 'voc:dashboard.view', { node: readable.node('subscription:oscorp') }],
    ['a permission of a service without items, asked on an item', 'administration:node.view', oscorpVoc],
    ['an item that does not exist', 'voc:dashboard.view', { item: readable.item('voc:nothing') }],
    ['a location that does not exist', 'voc:dashboard.view', at('point_of_service:nowhere')],
    ['a location that is none', 'voc:dashboard.view', at('subscription:oscorp')],
    ['a node that does not exist', 'administration:node.view', { node: readable.node('subscription:nowhere') }],
  ])('BX-28 %s: no, and nothing is said', (_name, permission, target) => {
    expect(ask(marvel, 'user:nick', permission, target)).toEqual({ allowed: false, gates: [], because: [], nearMisses: [] });
  });
});

describe('gates', () => {
  const felicia = of(marvel, 'user:felicia');
  const nick = of(marvel, 'user:nick');
  const sees = (member: string, permission: string, target: Target, viewer = felicia, world = marvel) =>
    ask(world, member, permission, target, { viewer }).gates;

  test('all that are closed are named together, in one order', () => {
    const closed = {
      ...withMember(clinique, 'user:emile', { status: 'suspended' }),
      nodes: clinique.nodes.map((node) => ({ ...node, archived: node.id === 'branch:laval' })),
    };
    const { gates, allowed } = ask(closed, 'user:emile', 'files:training_program.view', file('client_file:c1'), { device: 'elsewhere' });
    expect(allowed).toBe(false);
    expect(gates).toEqual([
      { gate: 'status', status: 'suspended' },
      { gate: 'entitlement', feature: 'training_programs', bundle: 'clinic' },
      { gate: 'archived' },
      { gate: 'device' },
    ]);
  });

  test('E60 while viewing, only what reads', () => {
    expect(sees('user:normand', 'voc:alert.view', at(montreal))).toEqual([]);
    expect(sees('user:normand', 'voc:alert.change_status', at(montreal))).toEqual([{ gate: 'view_as', because: 'not_read' }]);
  });

  test('HX-41 R7 while viewing, nothing outside the viewer’s scope: neither the thing nor the place', () => {
    expect(sees('user:maria', 'voc:alert.view', { item: readable.item('voc:voc-post-purchase') })).toEqual([
      { gate: 'view_as', because: 'outside_scope' },
    ]);
    expect(sees('user:maria', 'voc:alert.view', at('point_of_service:malibu'))).toEqual([{ gate: 'view_as', because: 'outside_scope' }]);
    expect(sees('user:maria', 'voc:alert.change_status', { item: readable.item('voc:voc-post-purchase') })).toEqual([
      { gate: 'view_as', because: 'not_read' },
      { gate: 'view_as', because: 'outside_scope' },
    ]);
  });

  test('E61 while viewing, what is sensitive shows where the viewer may see it themselves', () => {
    const sensitive = { permission: 'voc:confidential.view' };
    const world = given(marvel, 'user:mary-jane', sensitive, 'voc:oscorp-voc');
    const masked = [{ gate: 'view_as', because: 'masked' }];
    expect(sees('user:mary-jane', 'voc:confidential.view', at(montreal), of(world, 'user:felicia'), world)).toEqual(masked);
    const both = given(world, 'user:felicia', sensitive, 'voc:oscorp-voc');
    expect(sees('user:mary-jane', 'voc:confidential.view', at(montreal), of(both, 'user:felicia'), both)).toEqual([]);
    const suspended = withMember(both, 'user:felicia', { status: 'suspended' });
    expect(sees('user:mary-jane', 'voc:confidential.view', at(montreal), of(suspended, 'user:felicia'), both)).toEqual(masked);
  });

  test('E63 a view neither holds a device nor needs one', () => {
    expect(ask(marvel, 'user:normand', 'voc:alert.view', at(montreal), { viewer: nick, device: 'elsewhere' }).gates).toEqual([]);
    expect(ask(marvel, 'user:normand', 'voc:alert.view', at(montreal), { device: 'here' }).gates).toEqual([]);
  });

  test('E35 an item, its node and the named place are each archived for themselves', () => {
    const archivedItem = { ...marvel, items: marvel.items.map((item) => ({ ...item, archived: item.id === 'voc:oscorp-voc' })) };
    const archivedNode = { ...marvel, nodes: marvel.nodes.map((node) => ({ ...node, archived: node.id === 'subscription:oscorp' })) };
    const archivedPlace = { ...marvel, nodes: marvel.nodes.map((node) => ({ ...node, archived: node.id === montreal })) };
    const gates = (world: World, target: Target) => ask(world, 'user:normand', 'voc:alert.view', target).gates.map((one) => one.gate);
    expect([
      gates(archivedItem, oscorpVoc),
      gates(archivedNode, oscorpVoc),
      gates(archivedPlace, at(montreal)),
      gates(archivedPlace, oscorpVoc),
    ]).toEqual([['archived'], ['archived'], ['archived'], []]);
  });

  test('E35 a node is archived with what it hangs below', () => {
    const archived = { ...marvel, nodes: marvel.nodes.map((node) => ({ ...node, archived: node.id === 'subscription:oscorp' })) };
    const may = (permission: string, id: string) => ask(archived, 'user:nick', permission, { node: readable.node(id) }).allowed;
    expect([may('administration:node.view', 'subscription:oscorp'), may('administration:location.view', montreal)]).toEqual([false, false]);
    expect(may('administration:node.view', 'organization:marvel')).toBe(true);
  });

  test('a file at two branches is archived by its place when both are; one that hangs nowhere, by the company', () => {
    const archived = (...ids: string[]) => ({
      ...clinique,
      nodes: clinique.nodes.map((node) => ({ ...node, archived: ids.includes(node.id) })),
    });
    const gates = (world: World, id: string) => ask(world, 'user:sofia', 'files:overview.view', file(id)).gates.map((one) => one.gate);
    expect(gates(archived('branch:laval'), 'client_file:c4')).toEqual([]);
    expect(gates(archived('branch:laval', 'branch:quebec'), 'client_file:c4')).toEqual(['archived']);
    expect(gates(archived('company:clinique-mouvement'), 'client_file:c6')).toEqual(['archived']);
  });

  test('of two branches of a file, one that is archived gives nothing', () => {
    const world = {
      ...clinique,
      nodes: clinique.nodes.map((node) => ({ ...node, archived: node.id === 'branch:laval' })),
    };
    const here = (branch: string) => given(world, 'user:zoe', { role: 'hexfit/branch_administrator' }, branch);
    const may = (one: World) => ask(one, 'user:zoe', 'files:overview.view', file('client_file:c4')).allowed;
    expect([may(here('branch:quebec')), may(here('branch:laval'))]).toEqual([true, false]);
  });

  test('a file whose place is not in the tree hangs on the company', () => {
    const c1 = clinique.resources.find((one) => one.id === 'client_file:c1');
    if (!c1) throw new Error('No file C1.');
    const lost: Target = { resource: { ...c1, nodes: [readable.node('branch:gone')] } };
    expect(decide(of(clinique, 'user:sofia'), 'files:overview.view', lost, now).allowed).toBe(true);
    expect(decide(of(clinique, 'user:bruno'), 'files:overview.view', lost, now).allowed).toBe(false);
  });
});

describe('paths', () => {
  test('nearest first, and direct before a group at the same distance', () => {
    const reader = { role: 'voc/reader' };
    const near = 'voc:voc-post-purchase';
    const world = [
      ['user:pepper', 'organization:marvel'],
      ['user:pepper', 'subscription:stark'],
      ['group:pepper-pots-department', 'subscription:stark'],
      ['user:pepper', near],
    ].reduce((so, [to, on]) => given(so, to ?? '', reader, on ?? ''), marvel);
    const paths = ask(world, 'user:pepper', 'voc:dashboard.view', { item: readable.item(near) }).because;
    expect(paths.map(({ through, on }) => [through ?? 'direct', Object.values(on).join()])).toEqual([
      ['direct', near],
      ['group:customer-support-specialists', near],
      ['group:pepper-pots-department', near],
      ['direct', 'subscription:stark'],
      ['group:pepper-pots-department', 'subscription:stark'],
      ['direct', 'organization:marvel'],
    ]);
  });

  test('HF-13 a path by participation names the file, whatever branch the profile is on', () => {
    const [path] = ask(clinique, 'user:emile', 'files:overview.view', file('client_file:c5')).because;
    expect(path).toMatchObject({
      gives: { role: 'hexfit/employee', reach: 'participating' },
      participation: 'client_file:c5',
      on: { node: 'branch:laval' },
    });
  });

  test('of a single permission that needs a place, how the place is held', () => {
    const world = given(marvel, 'user:mary-jane', { permission: 'voc:confidential.view' }, 'voc:oscorp-voc');
    const [path] = ask(world, 'user:mary-jane', 'voc:confidential.view', at(montreal)).because;
    expect(path?.locations).toMatchObject([{ locationGroup: 'location_group:mary-jane-department', location: montreal, through: null }]);
    const contests = given(marvel, 'user:mary-jane', { permission: 'voc:contest.manage' }, 'voc:oscorp-voc');
    expect(ask(contests, 'user:mary-jane', 'voc:contest.manage', at(montreal)).because).toMatchObject([{ locations: [] }]);
  });

  test('places held directly come before those held through a group', () => {
    const world = given(
      inUserGroup(given(marvel, 'group:oscorp-desk', { locations: null }, montreal), 'group:oscorp-desk', 'user:mary-jane'),
      'user:mary-jane',
      { locations: null },
      montreal,
    );
    const [path] = ask(world, 'user:mary-jane', 'voc:dashboard.view', at(montreal)).because;
    expect(path?.locations.map((one) => one.through ?? one.locationGroup ?? 'direct')).toEqual([
      'location_group:mary-jane-department',
      'direct',
      'group:oscorp-desk',
    ]);
  });
});

describe('grants whose target is not there', () => {
  const may = readable.member('user:may');
  const with_ = (gives: GrantFact['gives'], on: GrantFact['on']) => ({
    ...marvel,
    grants: [...marvel.grants, grantOf({ member: may }, gives, on)],
  });
  test.each<[string, World]>([
    ['a node', with_({ role: 'voc/owner' }, { node: readable.node('subscription:gone') })],
    ['an item', with_({ role: 'voc/owner' }, { item: readable.item('voc:gone') })],
    ['a location group', with_({ locations: null }, { locationGroup: readable.locationGroup('location_group:gone') })],
    ['a role', with_({ role: 'voc/king' }, { node: readable.node('subscription:oscorp') })],
  ])('E35 on %s give nothing, and break nothing', (_name, world) => {
    const { roleGrants, locationGrants } = of(world, 'user:may');
    expect([...roleGrants, ...locationGrants]).toEqual([]);
    expect(ask(world, 'user:may', 'voc:dashboard.view', at(montreal)).allowed).toBe(false);
  });

  test('an entry of a location group whose location is gone holds nothing', () => {
    const entry = { location: readable.node('point_of_service:gone'), filter: null, fromMs: 0, untilMs: Infinity };
    const world = { ...marvel, locationGroups: marvel.locationGroups.map((group) => ({ ...group, entries: [entry, ...group.entries] })) };
    expect(ask(world, 'user:mary-jane', 'voc:dashboard.view', at(montreal)).allowed).toBe(true);
  });

  test('an entry of a location group that is no location holds none of those below it', () => {
    const entry = { location: readable.node('subscription:oscorp'), filter: null, fromMs: 0, untilMs: Infinity };
    const world = { ...marvel, locationGroups: marvel.locationGroups.map((group) => ({ ...group, entries: [entry] })) };
    const places = world.nodes.filter((node) => node.kind === 'point_of_service' && node.parent === entry.location);
    const answers = places.map(({ id }) => ask(world, 'user:mary-jane', 'voc:dashboard.view', at(id)).allowed);
    expect(new Set(answers)).toEqual(new Set([false]));
  });
});

describe('a role on a location group', () => {
  const catalog = catalogOf(everyReach);
  const department = { locationGroup: readable.locationGroup('location_group:mary-jane-department') };
  const seat = (id: string, node: string) => ({
    id: readable.item(id),
    service: 'works',
    name: id,
    node: readable.node(node),
    archived: false,
  });
  const base: World = {
    ...marvel,
    catalog,
    items: [...marvel.items, seat('works:montreal', montreal), seat('works:quebec', 'point_of_service:quebec')],
  };
  const may = { member: readable.member('user:may') };
  const world: World = { ...base, grants: [...base.grants, grantOf(may, { role: 'works/anywhere' }, department)] };

  test('covers what hangs at its locations of now, and nothing else', () => {
    expect(ask(world, 'user:may', 'works:work.view', { item: readable.item('works:montreal') }).allowed).toBe(true);
    expect(ask(world, 'user:may', 'works:work.view', { item: readable.item('works:quebec') }).allowed).toBe(false);
    const gone = { location: readable.node('point_of_service:gone'), filter: null, fromMs: 0, untilMs: Infinity };
    const ended = {
      ...world,
      locationGroups: world.locationGroups.map((group) => ({
        ...group,
        entries: [gone, ...group.entries.map((entry) => ({ ...entry, untilMs: now.getTime() }))],
      })),
    };
    expect(ask(ended, 'user:may', 'works:work.view', { item: readable.item('works:montreal') }).allowed).toBe(false);
  });

  test('lies at no distance', () => {
    const more: World = {
      ...world,
      grants: [grantOf(may, { role: 'works/anywhere' }, { node: readable.node('subscription:oscorp') }), ...world.grants],
    };
    const { because } = ask(more, 'user:may', 'works:work.view', { item: readable.item('works:montreal') });
    expect(because.map((path) => path.on)).toEqual([department, { node: 'subscription:oscorp' }]);
  });
});

describe('reaches that look past the location', () => {
  const world: World = {
    ...marvel,
    catalog: catalogOf(everyReach),
    items: [
      ...marvel.items,
      { id: readable.item('works:oscorp'), service: 'works', name: 'Works', node: readable.node('subscription:oscorp'), archived: false },
    ],
  };
  const works = (location: string): Target => ({ item: readable.item('works:oscorp'), location: readable.node(location) });
  test.each<[string, World, string, boolean]>([
    ['everywhere below the item’s node', given(world, 'user:may', { role: 'works/everywhere' }, 'works:oscorp'), montreal, true],
    [
      'everywhere, and not beside it',
      given(world, 'user:may', { role: 'works/everywhere' }, 'works:oscorp'),
      'point_of_service:malibu',
      false,
    ],
    [
      'everywhere from above holds beside it, too',
      given(world, 'user:may', { role: 'works/everywhere' }, 'organization:marvel'),
      'point_of_service:malibu',
      true,
    ],
    ['anywhere, whatever is named', given(world, 'user:may', { role: 'works/anywhere' }, 'works:oscorp'), 'point_of_service:malibu', true],
    [
      'where places are held, never beside the item’s node',
      given(given(world, 'user:may', { role: 'works/placed' }, 'works:oscorp'), 'user:may', { locations: null }, 'organization:marvel'),
      'point_of_service:malibu',
      false,
    ],
  ])('%s', (_name, one, location, expected) => {
    expect(ask(one, 'user:may', 'works:work.view', works(location)).allowed).toBe(expected);
  });
});

describe('extra permissions', () => {
  const world: World = { ...marvel, catalog: catalogOf(everyReach) };
  const may = (one: World, permission: string, id: string) => ask(one, 'user:may', permission, { node: readable.node(id) }).allowed;

  test('of a service without items, on a node: on top of a role, and at a place only where it is held', () => {
    const keeper = given(world, 'user:may', { role: 'papers/keeper' }, 'subscription:oscorp');
    const both = ['papers:paper.count', 'papers:paper.seal'].reduce(
      (so, permission) => given(so, 'user:may', { permission }, 'subscription:oscorp'),
      keeper,
    );
    expect([may(keeper, 'papers:paper.count', montreal), may(both, 'papers:paper.count', montreal)]).toEqual([false, true]);
    expect([may(both, 'papers:paper.seal', montreal), may(both, 'papers:paper.seal', 'subscription:oscorp')]).toEqual([false, true]);
    expect(may(given(both, 'user:may', { locations: null }, montreal), 'papers:paper.seal', montreal)).toBe(true);
  });

  test('that need no place hold whatever place is named; those that do, not beside the item’s node', () => {
    const contests = given(
      given(
        given(marvel, 'user:may', { role: 'voc/reader' }, 'voc:oscorp-voc'),
        'user:may',
        { permission: 'voc:contest.manage' },
        'voc:oscorp-voc',
      ),
      'user:may',
      { permission: 'voc:confidential.view' },
      'voc:oscorp-voc',
    );
    const everywhere = given(contests, 'user:may', { locations: null }, 'organization:marvel');
    expect(ask(everywhere, 'user:may', 'voc:contest.manage', at('point_of_service:malibu')).allowed).toBe(true);
    expect(ask(everywhere, 'user:may', 'voc:confidential.view', at('point_of_service:malibu')).allowed).toBe(false);
    expect(ask(everywhere, 'user:may', 'voc:confidential.view', at(montreal)).allowed).toBe(true);
  });
});

describe('a thing at two places', () => {
  const toronto = 'point_of_service:toronto';
  const world: World = {
    ...marvel,
    catalog: catalogOf(everyReach),
    nodes: marvel.nodes.map((node) => ({ ...node, archived: node.id === montreal })),
  };
  const paper: Target = {
    resource: {
      id: readable.resource('paper:one'),
      type: 'paper',
      nodes: [readable.node(montreal), readable.node(toronto)],
      owner: null,
      archived: false,
    },
  };
  const clerk = given(world, 'user:may', { role: 'papers/clerk' }, 'subscription:oscorp');

  test('is held at the one that is not archived', () => {
    const [path] = ask(
      given(clerk, 'user:may', { locations: null }, 'subscription:oscorp'),
      'user:may',
      'papers:paper.view',
      paper,
    ).because;
    expect(path?.locations.map((one) => one.location)).toEqual([toronto]);
  });
  test('BX-27 is mended at the one that is not archived', () => {
    expect(ask(clerk, 'user:may', 'papers:paper.view', paper).nearMisses).toMatchObject([{ missing: 'location', location: toronto }]);
    expect(ask(world, 'user:may', 'papers:paper.sign', paper).nearMisses).toMatchObject([
      { missing: 'role', fixes: [[{ on: { node: toronto } }]] },
    ]);
  });
});

describe('periods', () => {
  test('BX-29 a grant holds from its start until just before its end, at any instant asked', () => {
    const from = now.getTime();
    const world = given(
      given({ ...marvel, grants: [] }, 'user:may', { role: 'voc/reader' }, 'voc:oscorp-voc', { fromMs: from, untilMs: from + 10 }),
      'user:may',
      { locations: null },
      montreal,
    );
    const access = of(world, 'user:may');
    const asked = [from - 1, from, from + 9, from + 10, from].map((ms) => allows(access, 'voc:dashboard.view', at(montreal), new Date(ms)));
    expect(asked).toEqual([false, true, true, false, true]);
  });

  test('BX-29 a membership bounds what comes by it', () => {
    const period = { fromMs: now.getTime() - 5, untilMs: now.getTime() + 5 };
    const world = inUserGroup(
      given(marvel, 'group:oscorp-desk', { role: 'voc/reader' }, 'voc:oscorp-voc', {
        fromMs: now.getTime() - 9,
        untilMs: now.getTime() + 9,
      }),
      'group:oscorp-desk',
      'user:may',
      period,
    );
    const access = compile(world.catalog, treeIn(world), factsIn(world, readable.member('user:may')));
    expect(access.roleGrants).toMatchObject([{ ...period, through: 'group:oscorp-desk' }]);
  });
});

describe('the level', () => {
  test('the strongest role, direct or through a group; none, and none on an item that does not exist', () => {
    const world = given(marvel, 'user:pepper', { role: 'voc/administrator' }, 'subscription:stark');
    const level = (who: string, item: string) => levelOn(of(world, who), readable.item(item), now)?.key ?? null;
    expect(level('user:pepper', 'voc:voc-post-purchase')).toBe('voc/administrator');
    expect(level('user:happy', 'voc:voc-post-purchase')).toBe('voc/contributor');
    expect(level('user:happy', 'voc:voc-post-delivery')).toBeNull();
    expect(level('user:nick', 'voc:nothing')).toBeNull();
  });
});

describe('locations', () => {
  const listed = (world: World, who: string, permission: string, of_: Parameters<typeof locations>[2]) =>
    locations(of(world, who), permission, of_, now).map(({ location, paths }) => [
      location,
      paths.map((path) => path.locationGroup ?? path.through ?? 'direct'),
    ]);
  const quebec = 'point_of_service:quebec';
  const toronto = 'point_of_service:toronto';

  test('BX-19 of one item, in the order of the tree, with how each is held', () => {
    const both = given(marvel, 'user:mary-jane', { locations: null }, 'location_group:gwen-stacy-department');
    expect(listed(both, 'user:mary-jane', 'voc:dashboard.view', { item: readable.item('voc:oscorp-voc') })).toEqual([
      [montreal, ['location_group:mary-jane-department', 'location_group:gwen-stacy-department']],
      [toronto, ['location_group:mary-jane-department']],
      [quebec, ['location_group:gwen-stacy-department']],
    ]);
  });

  test('of every item of a service, each place once and each path once', () => {
    const more = {
      ...marvel,
      items: [
        ...marvel.items,
        { id: readable.item('voc:second'), service: 'voc', name: 'Second', node: readable.node('subscription:oscorp'), archived: false },
      ],
    };
    const world = given(
      given(more, 'user:mary-jane', { role: 'voc/reader' }, 'voc:second'),
      'user:mary-jane',
      { locations: { item: readable.item('voc:second') } },
      montreal,
    );
    expect(listed(world, 'user:mary-jane', 'voc:dashboard.view', { service: 'voc' })).toEqual([
      [montreal, ['location_group:mary-jane-department', 'direct']],
      [toronto, ['location_group:mary-jane-department']],
    ]);
  });

  test('of a service without items, the places that may be asked about themselves', () => {
    const contributor = given(marvel, 'user:gwen', { role: 'administration/contributor' }, 'subscription:oscorp');
    expect(listed(contributor, 'user:gwen', 'administration:location.edit', { service: 'administration' })).toEqual([
      [montreal, ['location_group:gwen-stacy-department']],
      [quebec, ['location_group:gwen-stacy-department']],
    ]);
  });

  test.each<[string, string, Parameters<typeof locations>[2]]>([
    ['a permission that does not exist', 'voc:everything', { service: 'voc' }],
    ['a permission of another service', 'voc:dashboard.view', { service: 'mystery_shopper' }],
    ['an item of another service', 'voc:dashboard.view', { item: readable.item('mystery_shopper:oscorp-mystery-shopper') }],
    ['an item that does not exist', 'voc:dashboard.view', { item: readable.item('voc:nothing') }],
  ])('of %s: none', (_name, permission, of_) => {
    expect(listed(marvel, 'user:nick', permission, of_)).toEqual([]);
  });

  test('E39 a place that is new is held by who holds all of its node, and not by who holds some', () => {
    const world = {
      ...marvel,
      nodes: [
        ...marvel.nodes,
        {
          id: readable.node('point_of_service:laval'),
          kind: 'point_of_service',
          type: 'store',
          name: 'Laval',
          parent: readable.node('subscription:oscorp'),
          archived: false,
        },
      ],
    };
    const places = (who: string) =>
      listed(world, who, 'voc:dashboard.view', { item: readable.item('voc:oscorp-voc') }).map(([place]) => place);
    expect(places('user:normand')).toContain('point_of_service:laval');
    expect(places('user:mary-jane')).not.toContain('point_of_service:laval');
  });

  test('E39 an item that is new is had by who has its node, and not by who has another item', () => {
    const world = {
      ...marvel,
      items: [
        ...marvel.items,
        { id: readable.item('voc:new'), service: 'voc', name: 'New', node: readable.node('subscription:oscorp'), archived: false },
      ],
    };
    const may = (who: string) =>
      allows(of(world, who), 'voc:dashboard.view', { item: readable.item('voc:new'), location: readable.node(montreal) }, now);
    expect([may('user:maria'), may('user:normand')]).toEqual([true, false]);
  });
});

test('E38 a user group is in no user group: its grants reach its own members alone', () => {
  const world = inUserGroup(given(marvel, 'group:all-marvel', { role: 'voc/reader' }, 'voc:oscorp-voc'), 'group:oscorp-desk', 'user:may');
  expect(ask(world, 'user:may', 'voc:dashboard.view', oscorpVoc).allowed).toBe(false);
});
