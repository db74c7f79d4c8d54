import { describe, expect, test } from 'vitest';
import { catalogs } from '../catalog/products.ts';
import type { Reason } from '../errors.ts';
import { type World, accessIn, given, readable } from '../testing.ts';
import { type GroupSort, groupHomes } from '../group-homes.ts';
import { type NamedGroup, whyNotCreateGroup, whyNotEditGroup } from './change-group.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const [marvel, clinique, acme] = [worldOf('marvel'), worldOf('clinique'), worldOf('acme')];
const [root, oscorp, stark, montreal] = ['organization:marvel', 'subscription:oscorp', 'subscription:stark', 'point_of_service:montreal'];
const [desk, specialists] = ['group:oscorp-desk', 'group:customer-support-specialists'];
const [department, gwens] = ['location_group:mary-jane-department', 'location_group:gwen-stacy-department'];
const asker = (world: World, by: string) => ({ mine: accessIn(world, readable.member(by)), now });
const archived = (world: World, key: string): World => ({
  ...world,
  nodes: world.nodes.map((node) => (node.id === key ? { ...node, archived: true } : node)),
});
/** What stands at a home, as the database would say. */
const at = (world: World, sort: GroupSort, home: string): NamedGroup[] =>
  (sort === 'user_group' ? world.userGroups : world.locationGroups).filter((group) => group.home === home);
/** Somebody who sees the people of Oscorp and may change nothing. */
const joined: World = {
  ...marvel,
  userGroups: marvel.userGroups.map((group) =>
    group.id === desk
      ? { ...group, members: [...group.members, { member: readable.member('user:gwen'), fromMs: 0, untilMs: Infinity }] }
      : group,
  ),
};
const seesMontreal = given(marvel, 'user:gwen', { role: 'administration/reader' }, oscorp);

test('HX-30 people have a group where they may belong, places where they hang, and neither where the product has none', () => {
  const { hexia, hexfit, hitflow } = catalogs;
  const homes = (sort: GroupSort) => [hexia, hexfit, hitflow].map((catalog) => groupHomes(catalog(), sort));
  expect(homes('user_group')).toEqual([['organization', 'subscription'], ['company', 'branch'], []]);
  expect(homes('location_group')).toEqual([['subscription'], [], []]);
});

describe('making a group', () => {
  test.each<[string, World, string, GroupSort, string, string, Reason | null]>([
    ['HX-21 of people, where one administers', marvel, 'user:felicia', 'user_group', oscorp, 'Night shift', null],
    ['HX-21 of people of the whole organization', marvel, 'user:nick', 'user_group', root, 'Night shift', null],
    ['HX-30 of places of any name', marvel, 'user:felicia', 'location_group', oscorp, '★', null],
    ['HX-12 at a node that one may not see', marvel, 'user:felicia', 'user_group', stark, 'Night shift', 'node.not_found'],
    ['at nothing', marvel, 'user:nick', 'location_group', 'subscription:nowhere', 'Coast', 'node.not_found'],
    ['of people at a place', marvel, 'user:felicia', 'user_group', montreal, 'Night shift', 'user_group.not_here'],
    ['of places at the organization', marvel, 'user:nick', 'location_group', root, 'Coast', 'location_group.not_here'],
    ['of places at a place', marvel, 'user:felicia', 'location_group', montreal, 'Coast', 'location_group.not_here'],
    ['of people, where levels follow from roles, at a branch', clinique, 'user:bruno', 'user_group', 'branch:laval', 'Mornings', null],
    [
      'of places, in a product without them',
      clinique,
      'user:sofia',
      'location_group',
      'company:clinique-mouvement',
      'Coast',
      'location_group.not_here',
    ],
    ['of people, in a product without them', acme, 'user:ana', 'user_group', 'account:acme', 'Desk', 'user_group.not_here'],
    ['at what is archived', archived(marvel, oscorp), 'user:nick', 'user_group', oscorp, 'Night shift', 'node.archived'],
    ['by who may not', marvel, 'user:gwen', 'user_group', oscorp, 'Night shift', 'access.denied'],
    ['of places by who may only hold them', marvel, 'user:gwen', 'location_group', oscorp, 'Coast', 'access.denied'],
    ['with the name of another', marvel, 'user:felicia', 'user_group', oscorp, 'oscorp  DESK', 'user_group.name_taken'],
    [
      'of places with the name of another',
      marvel,
      'user:felicia',
      'location_group',
      oscorp,
      'Mary-Jane Department',
      'location_group.name_taken',
    ],
    ['with the name of one elsewhere', marvel, 'user:felicia', 'user_group', oscorp, 'Customer Support Specialists', null],
    ['with the name of one of the other sort', marvel, 'user:felicia', 'location_group', oscorp, 'Oscorp Desk', null],
  ])('%s', (_name, world, by, sort, home, name, expected) => {
    expect(whyNotCreateGroup(asker(world, by), sort, { home: readable.node(home), name }, at(world, sort, home))).toBe(expected);
  });
});

describe('renaming a group', () => {
  const people = (world: World, by: string, id: string, name: string) => {
    const group = world.userGroups.find((one) => one.id === id);
    if (!group) throw new Error(`There is no ${id}.`);
    return whyNotEditGroup(asker(world, by), { sort: 'user_group', group }, name, at(world, 'user_group', group.home));
  };
  const places = (world: World, by: string, id: string, name: string) => {
    const group = world.locationGroups.find((one) => one.id === id);
    if (!group) throw new Error(`There is no ${id}.`);
    return whyNotEditGroup(asker(world, by), { sort: 'location_group', group }, name, at(world, 'location_group', group.home));
  };
  const twins: World = { ...marvel, userGroups: marvel.userGroups.map((one) => ({ ...one, name: 'Desk', home: readable.node(oscorp) })) };

  test.each<[string, World, string, string, string, Reason | null]>([
    ['to another name', marvel, 'user:felicia', desk, 'Night shift', null],
    ['only the writing of its own name', marvel, 'user:felicia', desk, 'OSCORP desk', null],
    ['not at all, whoever shares its name', twins, 'user:felicia', desk, 'Desk', null],
    ['to that of another', twins, 'user:felicia', desk, 'DESK', 'user_group.name_taken'],
    ['by who is in it', joined, 'user:gwen', desk, 'Mine', 'access.denied'],
    ['of what is archived, by who is in it', archived(joined, oscorp), 'user:gwen', desk, 'Mine', 'node.archived'],
    ['HX-12 that one may not see', marvel, 'user:felicia', specialists, 'Mine', 'user_group.not_found'],
    ['HX-12 that one is not in', marvel, 'user:gwen', desk, 'Mine', 'user_group.not_found'],
  ])('of people %s', (_name, world, by, id, name, expected) => {
    expect(people(world, by, id, name)).toBe(expected);
  });

  test.each<[string, World, string, string, string, Reason | null]>([
    ['HX-30 to another name', marvel, 'user:felicia', department, 'Coast', null],
    ['to that of another', marvel, 'user:felicia', department, 'gwen stacy department', 'location_group.name_taken'],
    ['of what is archived', archived(marvel, oscorp), 'user:nick', department, 'Coast', 'node.archived'],
    ['by who may only see a place in it', seesMontreal, 'user:gwen', gwens, 'Mine', 'access.denied'],
    ['HX-12 that one may not see', marvel, 'user:pepper', department, 'Mine', 'location_group.not_found'],
  ])('of places %s', (_name, world, by, id, name, expected) => {
    expect(places(world, by, id, name)).toBe(expected);
  });
});
