import { describe, expect, test } from 'vitest';
import type { Gives, ServiceFilter } from '../grants.ts';
import { type World, accessIn, given, inUserGroup, readable } from '../testing.ts';
import { deltaOf, noDelta, touches } from './deltas.ts';
import { type AccessLine, effectOn } from './preview.ts';
import { type Part, type Redundancy, redundancyOf } from './redundancy.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const oscorp = 'subscription:oscorp';
const montreal = 'point_of_service:montreal';
const department = 'location_group:mary-jane-department';
const voc = 'voc:oscorp-voc';
const shopper = 'mystery_shopper:oscorp-mystery-shopper';
const places = (filter: ServiceFilter = null) => ({ locations: filter });
const byItem = { item: readable.item(voc) };

const of = (world: World, who: string) => accessIn(world, readable.member(who));
const without = (world: World, who: string, part: Part) => redundancyOf(of(world, who), part, now);
/** The grant that was given last. */
const last = (world: World): Part => {
  const grant = world.grants.at(-1);
  if (!grant) throw new Error('Nothing is given.');
  return { grant: grant.id };
};
const entry = (location = montreal, filter: ServiceFilter = null): Part => ({
  locationGroup: readable.locationGroup(department),
  location: readable.node(location),
  filter,
});
/** What remains, in words. */
const left = ({ remains }: Redundancy) =>
  remains.flatMap((one) =>
    'paths' in one
      ? one.paths.map((path) => `${one.location} by ${path.locationGroup ?? path.through ?? 'direct'}`)
      : [`${'role' in one ? one.role : one.permission} by ${one.through ?? 'direct'}`],
  );

/** May as in W2: Reader on both services, and both departments. */
const mayHas: readonly (readonly [Gives, string])[] = [
  [{ role: 'voc/reader' }, voc],
  [{ role: 'mystery_shopper/reader' }, shopper],
  [places(), department],
  [places(), 'location_group:gwen-stacy-department'],
];
const w2 = mayHas.reduce((so, [gives, on]) => given(so, 'user:may', gives, on), marvel);

describe('E32 deleting a location group', () => {
  const all: Part = { allOf: readable.locationGroup(department) };
  test('HX-35 E30 May keeps Montreal through Gwen Stacy Department, and loses Toronto', () => {
    const redundancy = without(w2, 'user:may', all);
    expect(redundancy.isRedundant).toBe(false);
    expect(redundancy.effect.losses.map((line) => ('item' in line && 'locations' in line ? [line.item, line.locations] : line))).toEqual([
      [voc, ['point_of_service:toronto']],
      [shopper, ['point_of_service:toronto']],
    ]);
    expect(left(redundancy)).toEqual([`${montreal} by location_group:gwen-stacy-department`]);
  });
  test('takes nothing from who holds all of its places otherwise, nor from who does not hold it', () => {
    const wide = given(w2, 'user:may', places(), oscorp);
    expect(without(wide, 'user:may', all).isRedundant).toBe(true);
    expect(without(marvel, 'user:gwen', all)).toMatchObject({ isRedundant: true, remains: [] });
  });
});

describe('taking an entry out of a location group', () => {
  test('W2 HX-35 E30 May keeps Montreal through Gwen Stacy Department', () => {
    const redundancy = without(w2, 'user:may', entry());
    expect(redundancy.isRedundant).toBe(true);
    expect(left(redundancy)).toEqual([`${montreal} by location_group:gwen-stacy-department`]);
  });
  test('W2 Mary Jane loses Montreal in both services, and nothing remains', () => {
    const redundancy = without(w2, 'user:mary-jane', entry());
    expect(redundancy.effect.losses.map((line) => ('item' in line && 'locations' in line ? [line.item, line.locations] : line))).toEqual([
      [voc, [montreal]],
      [shopper, [montreal]],
    ]);
    expect(left(redundancy)).toEqual([]);
  });
  test('W2 Gwen, who does not hold the group, loses nothing by it, and it leaves her nothing', () => {
    expect(without(w2, 'user:gwen', entry())).toMatchObject({ isRedundant: true, remains: [] });
  });
  test('only what is held for the same services remains', () => {
    const forShopper = given(w2, 'user:mary-jane', places({ service: 'mystery_shopper' }), montreal);
    const narrowed = (filter: ServiceFilter): World => ({
      ...forShopper,
      locationGroups: forShopper.locationGroups.map((group) => ({ ...group, entries: group.entries.map((one) => ({ ...one, filter })) })),
    });
    expect(left(without(narrowed({ service: 'voc' }), 'user:mary-jane', entry(montreal, { service: 'voc' })))).toEqual([]);
    expect(
      left(without(narrowed({ service: 'mystery_shopper' }), 'user:mary-jane', entry(montreal, { service: 'mystery_shopper' }))),
    ).toEqual([`${montreal} by direct`]);
  });
  test('E30 locations given for one item remain, and are named', () => {
    const world = given(given(marvel, 'user:gwen', places(), department), 'user:gwen', places(byItem), 'point_of_service:toronto');
    expect(left(without(world, 'user:gwen', entry('point_of_service:toronto')))).toEqual(['point_of_service:toronto by direct']);
  });
  test('an entry that is not there changes nothing', () => {
    for (const part of [entry(montreal, { service: 'voc' }), entry('point_of_service:quebec'), entry('point_of_service:gone')])
      expect(without(w2, 'user:mary-jane', part)).toMatchObject({ isRedundant: true });
  });
});

describe('taking a grant', () => {
  test('W3 E31 BX-2 Pepper’s Reader is without effect: Contributor through both departments', () => {
    const world = given(marvel, 'user:pepper', { role: 'voc/reader' }, 'voc:voc-post-purchase');
    const redundancy = without(world, 'user:pepper', last(world));
    expect(redundancy.isRedundant).toBe(true);
    expect(left(redundancy)).toEqual([
      'voc/contributor by group:customer-support-specialists',
      'voc/contributor by group:pepper-pots-department',
    ]);
  });
  test('what remains is the strongest role first, direct before a group', () => {
    const world = ['voc/contributor', 'voc/owner', 'voc/reader'].reduce(
      (so, role) => given(so, 'user:pepper', { role }, 'subscription:stark'),
      marvel,
    );
    expect(left(without(world, 'user:pepper', last(world)))).toEqual(['voc/owner by direct', 'voc/contributor by direct']);
    const item = given(world, 'user:pepper', { role: 'voc/reader' }, 'voc:voc-post-purchase');
    expect(left(without(item, 'user:pepper', last(item)))).toEqual([
      'voc/owner by direct',
      'voc/contributor by direct',
      'voc/contributor by group:customer-support-specialists',
      'voc/contributor by group:pepper-pots-department',
      'voc/reader by direct',
    ]);
  });
  test('a role on another item, of another service, or that is lower gives nothing of the same', () => {
    const world = [
      ['voc/owner', 'voc:voc-post-delivery'],
      ['hexia_local/owner', 'hexia_local:stark-hexia-local'],
      ['voc/reader', 'voc:voc-post-purchase'],
      ['voc/administrator', 'voc:voc-post-purchase'],
    ].reduce((so, [role, on]) => given(so, 'user:pepper', { role: role ?? '' }, on ?? ''), marvel);
    expect(without(world, 'user:pepper', last(world))).toMatchObject({ isRedundant: false, remains: [] });
  });
  test('an extra permission that a group gives as well', () => {
    const world = given(marvel, 'user:pepper', { permission: 'voc:contest.manage' }, 'voc:voc-post-purchase');
    expect(left(without(world, 'user:pepper', last(world)))).toEqual(['voc:contest.manage by group:customer-support-specialists']);
    const other = given(marvel, 'user:pepper', { permission: 'voc:confidential.view' }, 'voc:voc-post-purchase');
    expect(left(without(other, 'user:pepper', last(other)))).toEqual([]);
  });
  test('E30 places: each that is held all the same, with how', () => {
    const world = given(w2, 'user:mary-jane', places(), oscorp);
    const redundancy = without(world, 'user:mary-jane', last(world));
    expect(redundancy.isRedundant).toBe(false);
    expect(left(redundancy)).toEqual([`${montreal} by ${department}`, `point_of_service:toronto by ${department}`]);
  });
  test('W2 E30 a location group: the places that another still gives', () => {
    const world = { ...w2, grants: [...w2.grants.slice(0, -2), ...w2.grants.slice(-1), ...w2.grants.slice(-2, -1)] };
    expect(left(without(world, 'user:may', last(world)))).toEqual([`${montreal} by location_group:gwen-stacy-department`]);
  });
  test('E30 places given for one item remain beside places for all, and the reverse', () => {
    const all = given(given(marvel, 'user:may', places(byItem), montreal), 'user:may', places(), montreal);
    expect(left(without(all, 'user:may', last(all)))).toEqual([`${montreal} by direct`]);
    const one = given(given(marvel, 'user:may', places(), montreal), 'user:may', places(byItem), montreal);
    expect(left(without(one, 'user:may', last(one)))).toEqual([`${montreal} by direct`]);
    const other = given(
      given(marvel, 'user:may', places({ item: readable.item(shopper) }), montreal),
      'user:may',
      places(byItem),
      montreal,
    );
    expect(left(without(other, 'user:may', last(other)))).toEqual([]);
  });
  test('at most 20 places are named', () => {
    const nodes = Array.from({ length: 30 }, (_, index) => ({
      id: readable.node(`point_of_service:${index}`),
      kind: 'point_of_service',
      type: 'store',
      name: `${index}`,
      parent: readable.node(oscorp),
      archived: false,
    }));
    const world = given({ ...marvel, nodes: [...marvel.nodes, ...nodes] }, 'user:normand', places(), oscorp);
    expect(without(world, 'user:normand', last(world)).remains.length).toBe(20);
  });
  test('E31 what is covered for a while only is not without effect', () => {
    const day = 24 * 3_600_000;
    const until = (days: number) => ({ fromMs: 0, untilMs: now.getTime() + days * day });
    const covered = given(marvel, 'user:may', { role: 'voc/contributor' }, voc, until(7));
    const isRedundant = (world: World) => without(world, 'user:may', last(world)).isRedundant;

    expect(isRedundant(given(covered, 'user:may', { role: 'voc/reader' }, voc))).toBe(false);
    expect(isRedundant(given(covered, 'user:may', { role: 'voc/reader' }, voc, until(8)))).toBe(false);
    expect(isRedundant(given(covered, 'user:may', { role: 'voc/reader' }, voc, until(7)))).toBe(true);
    expect(isRedundant(given(covered, 'user:may', { role: 'voc/reader' }, voc, until(6)))).toBe(true);
  });
  test('with more ends than are looked at, nothing is called without effect', () => {
    const ends = (count: number) =>
      Array.from({ length: count }).reduce<World>(
        (world, _, index) =>
          given(world, 'user:may', { role: 'mystery_shopper/reader' }, shopper, { fromMs: 0, untilMs: now.getTime() + index + 1 }),
        given(marvel, 'user:may', { role: 'voc/contributor' }, voc),
      );
    const isRedundant = (count: number) => {
      const world = given(ends(count), 'user:may', { role: 'voc/reader' }, voc);
      return without(world, 'user:may', last(world)).isRedundant;
    };
    expect([isRedundant(50), isRedundant(51)]).toEqual([true, false]);
  });
  test('E31 a grant that is not in force is without effect, and leaves nothing to name', () => {
    const world = given(marvel, 'user:pepper', { role: 'voc/reader' }, 'voc:voc-post-purchase', {
      fromMs: now.getTime() + 1,
      untilMs: Infinity,
    });
    expect(without(world, 'user:pepper', last(world))).toMatchObject({ isRedundant: true, remains: [] });
  });
});

describe('leaving a user group', () => {
  test('E30 HX-45 Pepper leaves her department: still Contributor, through the other', () => {
    expect(left(without(marvel, 'user:pepper', { group: readable.userGroup('group:pepper-pots-department') }))).toEqual([
      'voc/contributor by group:customer-support-specialists',
    ]);
  });
  test('what a group gives of places remains where they are held directly', () => {
    const world = inUserGroup(given(marvel, 'group:oscorp-desk', places(), oscorp), 'group:oscorp-desk', 'user:mary-jane');
    expect(left(without(world, 'user:mary-jane', { group: readable.userGroup('group:oscorp-desk') }))).toEqual([
      `${montreal} by ${department}`,
      `point_of_service:toronto by ${department}`,
    ]);
  });
});

describe('the effect of a change', () => {
  const clinique = worldOf('clinique');
  const suspended = { ...clinique, members: clinique.members.map((member) => ({ ...member, status: 'suspended' as const })) };
  const lines = (before: World, after: World, who: string) => effectOn(of(before, who), of(after, who), now);
  const ofEmile = { ...clinique, grants: clinique.grants.filter(({ to }) => !('member' in to) || to.member !== 'user:emile') };

  test('HF-13 rights in whatever one takes part in are one line, without features one lacks', () => {
    const participating = (list: readonly AccessLine[]) =>
      list.filter((line) => 'participating' in line).map((line) => line.permissions.includes('files:training_program.view'));
    expect(participating(lines(ofEmile, clinique, 'user:emile').gains)).toEqual([false]);
    expect(participating(lines(clinique, ofEmile, 'user:emile').losses)).toEqual([false]);
    expect(participating(lines(clinique, clinique, 'user:emile').losses)).toEqual([]);
  });
  test('I12 who is suspended gains nothing and loses all', () => {
    expect(lines(ofEmile, { ...suspended, grants: clinique.grants }, 'user:emile').gains).toEqual([]);
    const { gains, losses } = lines(clinique, suspended, 'user:emile');
    expect([gains.length, losses.length > 0]).toEqual([0, true]);
    expect(losses).toEqual(lines(suspended, clinique, 'user:emile').gains);
    expect(losses.some((line) => 'participating' in line)).toBe(true);
  });
  test('places that change alike are one line, those that change otherwise another', () => {
    const world = given(w2, 'user:may', { permission: 'voc:confidential.view' }, voc);
    const { gains } = lines({ ...world, grants: [] }, world, 'user:may');
    expect(gains.flatMap((line) => ('item' in line && 'locations' in line ? [[line.item, line.locations.length]] : []))).toEqual([
      [voc, 3],
      [shopper, 3],
    ]);
    const less = {
      ...world,
      grants: world.grants.filter(
        ({ on, to }) => !('locationGroup' in on) || !('member' in to) || to.member !== 'user:may' || on.locationGroup === department,
      ),
    };
    const { gains: more } = lines(less, world, 'user:may');
    expect(more.flatMap((line) => ('item' in line && 'locations' in line ? [[line.item, line.locations]] : []))).toEqual([
      [voc, ['point_of_service:quebec']],
      [shopper, ['point_of_service:quebec']],
    ]);
  });
});

describe('what a change touches', () => {
  const happy = of(marvel, 'user:happy').facts;
  const mary = of(marvel, 'user:mary-jane').facts;
  const support = readable.userGroup('group:customer-support-specialists');
  const desk = readable.userGroup('group:oscorp-desk');
  const gwens = readable.locationGroup('location_group:gwen-stacy-department');
  test('its members, user groups and location groups, each once', () => {
    const [grant] = marvel.grants;
    const grants = new Map(marvel.grants.map((one) => [one.id, one.to]));
    const ofGroup = marvel.grants.find(({ to }) => 'group' in to);
    if (!grant || !ofGroup) throw new Error('Marvel has grants.');
    const group = readable.locationGroup(department);
    const delta = deltaOf(
      [
        { change: 'end', grant: grant.id },
        { change: 'end', grant: ofGroup.id },
        { change: 'give', to: { member: happy.id }, gives: places(), on: { node: readable.node(oscorp) } },
        { change: 'give', to: { group: support }, gives: places(), on: { node: readable.node(oscorp) } },
        { change: 'join', group: support, member: mary.id },
        { change: 'leave', group: support, member: mary.id },
        { change: 'enter', locationGroup: group, location: readable.node(montreal), filter: null },
        { change: 'withdraw', locationGroup: group, location: readable.node(montreal), filter: null },
        { change: 'delete', what: { userGroup: desk } },
        { change: 'restore', what: { locationGroup: gwens } },
      ],
      (id) => grants.get(id) ?? null,
    );
    expect(delta).toEqual({
      members: ['user:nick', 'user:happy', 'user:mary-jane'],
      userGroups: [support, desk],
      locationGroups: [department, gwens],
      tree: false,
      catalog: false,
    });
    expect(deltaOf([{ change: 'end', grant: grant.id }], () => null)).toEqual(noDelta);
  });
  test.each([
    ['the tree is everybody’s', { ...noDelta, tree: true }, true, true],
    ['so is the catalog', { ...noDelta, catalog: true }, true, true],
    ['a member', { ...noDelta, members: [happy.id] }, true, false],
    ['a user group, for who is in it', { ...noDelta, userGroups: [support] }, true, false],
    ['a location group, for who holds it', { ...noDelta, locationGroups: [readable.locationGroup(department)] }, false, true],
    ['nothing', noDelta, false, false],
  ])('%s', (_name, delta, ofHappy, ofMary) => {
    expect([touches(delta, happy), touches(delta, mary)]).toEqual([ofHappy, ofMary]);
  });
});
