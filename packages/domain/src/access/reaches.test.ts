import { describe, expect, test } from 'vitest';
import { catalogOf } from '../catalog/catalog-of.ts';
import { type World, accessIn, given, inUserGroup, readable } from '../testing.ts';
import { decide } from './decide.ts';
import type { ResourceFact } from './facts.ts';
import { worldOf } from './scenarios.ts';
import { everyReach } from './testing-every-reach.ts';

const now = new Date('2026-06-01T12:00:00Z');
const ended = { fromMs: 0, untilMs: now.getTime() };
const root = readable.node('organization:marvel');
const [montreal, toronto, malibu] = ['montreal', 'toronto', 'malibu'].map((key) => readable.node(`point_of_service:${key}`));
const may = readable.member('user:may');

const marvel: World = { ...worldOf('marvel'), catalog: catalogOf(everyReach) };
const paper: ResourceFact = { id: readable.resource('paper:lease'), type: 'paper', nodes: [], owner: null, archived: false };
const at = (...places: (typeof montreal)[]): ResourceFact => ({ ...paper, nodes: places.flatMap((place) => place ?? []) });

const ask = (world: World, permission: string, target: Parameters<typeof decide>[2]) =>
  decide(accessIn(world, may), permission, target, now);
const withRole = (role: string, on = 'organization:marvel', world = marvel) => given(world, 'user:may', { role }, on);
const withPlaces = (world: World, place: string) => given(world, 'user:may', { locations: null }, place);

describe('one’s own', () => {
  const author = withRole('papers/author');

  test('is what one owns, and neither what others own nor what is nobody’s', () => {
    expect(ask(author, 'papers:paper.view', { resource: { ...paper, owner: may } }).allowed).toBe(true);
    expect(ask(author, 'papers:paper.view', { resource: { ...paper, owner: readable.member('user:gwen') } }).allowed).toBe(false);
    expect(ask(author, 'papers:paper.view', { resource: paper }).allowed).toBe(false);
  });

  test('is no place', () => {
    expect(ask(author, 'papers:paper.view', { node: root }).allowed).toBe(false);
  });
});

describe('what one participates in', () => {
  const signing = (period = { fromMs: 0, untilMs: Infinity }): World => ({
    ...withRole('papers/clerk'),
    resources: [{ ...paper, participants: [{ member: may, kind: 'signer', ...period }] }],
  });

  test('is a thing, while one does, and says so', () => {
    const told = ask(signing(), 'papers:paper.sign', { resource: paper });
    expect(told.because).toMatchObject([
      { gives: { role: 'papers/clerk', reach: 'participating' }, participation: paper.id, locations: [] },
    ]);
    expect(ask(signing(ended), 'papers:paper.sign', { resource: paper }).allowed).toBe(false);
    expect(ask(signing(), 'papers:paper.sign', { resource: { ...paper, id: readable.resource('paper:other') } }).allowed).toBe(false);
    expect(ask(signing(), 'papers:paper.sign', { node: root }).allowed).toBe(false);
  });
});

describe('what hangs at several places', () => {
  test('is covered by a role at one of them', () => {
    const keeper = withRole('papers/keeper', 'point_of_service:montreal');
    const told = ask(withPlaces(keeper, 'point_of_service:montreal'), 'papers:paper.view', { resource: at(montreal, malibu) });
    // What covers it all is a way by itself: neither through places nor through taking part.
    expect(told.because).toMatchObject([{ gives: { reach: 'subtree' }, locations: [], participation: null }]);
    expect(ask(keeper, 'papers:paper.view', { resource: at(malibu) }).allowed).toBe(false);
  });

  test('is held where one of them is held, and says by which way', () => {
    const clerk = withPlaces(withRole('papers/clerk'), 'point_of_service:toronto');
    const told = ask(clerk, 'papers:paper.view', { resource: at(montreal, toronto) });
    expect(told).toMatchObject({ allowed: true, nearMisses: [] });
    expect(told.because.flatMap((path) => path.locations).map(({ location }) => location)).toEqual([toronto]);
    expect(ask(clerk, 'papers:paper.view', { resource: at(montreal) }).allowed).toBe(false);
  });

  test('and hangs at none: who holds no place is asked as such', () => {
    expect(ask(withRole('papers/clerk'), 'papers:paper.view', { resource: paper }).allowed).toBe(true);
  });

  test('is covered by a location group that holds one of them', () => {
    const extra = { permission: 'papers:paper.count' };
    const group = 'location_group:mary-jane-department';
    const world = given(withRole('papers/keeper'), 'user:may', extra, group);
    const isOpen = (...places: (typeof montreal)[]) => ask(world, 'papers:paper.count', { resource: at(...places) }).allowed;
    expect([isOpen(montreal), isOpen(malibu, toronto), isOpen(malibu)]).toEqual([true, true, false]);
  });
});

describe('a location that is named', () => {
  const contests = given(withRole('voc/reader'), 'user:may', { permission: 'voc:contest.manage' }, 'organization:marvel');

  test('is a location: of the organization itself there is no such question', () => {
    const item = readable.item('voc:oscorp-voc');
    expect(ask(contests, 'voc:contest.manage', { item, location: montreal ?? root }).allowed).toBe(true);
    expect(ask(contests, 'voc:contest.manage', { item, location: root })).toMatchObject({ allowed: false, because: [], gates: [] });
  });

  test('changes nothing for who has it wherever it is', () => {
    const item = readable.item('voc:oscorp-voc');
    const told = ask(contests, 'voc:contest.manage', { item }).because;
    expect(told.map(({ gives, locations, participation }) => ({ gives, locations, participation }))).toEqual([
      { gives: { permission: 'voc:contest.manage' }, locations: [], participation: null },
    ]);
  });
});

test('BX-2 of ways from equally near, the direct one comes first, in whatever order they were given', () => {
  const item = 'voc:oscorp-voc';
  const through = (world: World) =>
    inUserGroup(given(world, 'group:all-marvel', { role: 'voc/reader' }, item), 'group:all-marvel', 'user:may');
  const direct = (world: World) => given(world, 'user:may', { role: 'voc/reader' }, item);
  for (const world of [
    through(direct(marvel)),
    direct(through(marvel)),
    direct(direct(through(marvel))),
    through(direct(direct(marvel))),
  ]) {
    const ways = ask(world, 'voc:dashboard.view', { item: readable.item(item) }).because.map((path) => path.through === null);
    expect(ways).toEqual(ways.toSorted((a, b) => Number(b) - Number(a)));
    expect(new Set(ways).size).toBe(2);
  }
});

test('the nearest way comes first, and one on the item before any', () => {
  const world = withRole('voc/reader', 'voc:oscorp-voc', withRole('voc/contributor', 'subscription:oscorp', withRole('voc/owner')));
  const told = ask(world, 'voc:dashboard.view', { item: readable.item('voc:oscorp-voc') }).because.map(
    ({ gives }) => 'role' in gives && gives.role,
  );
  expect(told).toEqual(['voc/reader', 'voc/contributor', 'voc/owner']);
});

test('of what hangs at two places, the nearer one says how near a way is', () => {
  const nearby = withRole('papers/keeper', 'point_of_service:montreal', withRole('papers/keeper', 'subscription:stark'));
  const told = ask(nearby, 'papers:paper.view', { resource: at(malibu, montreal) }).because.map(({ on }) => 'node' in on && on.node);
  expect(told).toEqual([montreal, readable.node('subscription:stark')]);
});

test('what one has by taking part is as near as can be, wherever the role is given', () => {
  const near = withRole('papers/keeper', 'point_of_service:montreal', withRole('papers/clerk', 'subscription:stark'));
  const world = {
    ...near,
    resources: [{ ...at(montreal), participants: [{ member: may, kind: 'signer', fromMs: 0, untilMs: Infinity }] }],
  };
  const told = ask(world, 'papers:paper.sign', { resource: at(montreal) }).because.map(({ gives }) => 'role' in gives && gives.role);
  expect(told).toEqual(['papers/clerk', 'papers/keeper']);
});
