import { describe, expect, test } from 'vitest';
import { nodeRight } from '../catalog/administration.ts';
import type { Reason } from '../errors.ts';
import { type World, accessIn, given, readable } from '../testing.ts';
import { whyNotArchiveNode, whyNotCreateNode, whyNotEditNode, whyNotRestoreNode } from './change-node.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const clinique = worldOf('clinique');
const [root, oscorp, stark] = ['organization:marvel', 'subscription:oscorp', 'subscription:stark'];
const montreal = 'point_of_service:montreal';
const asker = (world: World, by: string) => ({ mine: accessIn(world, readable.member(by)), now });
const archived = (world: World, ...keys: string[]): World => ({
  ...world,
  nodes: world.nodes.map((node) => (keys.includes(node.id) ? { ...node, archived: true } : node)),
});
const place = { under: oscorp, kind: 'point_of_service', type: 'store', name: 'Laval' };
/** Somebody who may do with the places they hold what a Contributor may, and no more. */
const contributor = given(
  given(marvel, 'user:may', { role: 'administration/contributor' }, oscorp),
  'user:may',
  { locations: null },
  montreal,
);

test('places have rights of their own', () => {
  expect([nodeRight(true, 'create'), nodeRight(false, 'archive')]).toEqual([
    'administration:location.create',
    'administration:node.archive',
  ]);
});

describe('making a node', () => {
  test.each<[string, World, string, typeof place | (Omit<typeof place, 'type'> & { type: null }), Reason | null]>([
    ['a place in the subscription one administers', marvel, 'user:felicia', place, null],
    [
      'a subscription, by who administers the organization',
      marvel,
      'user:nick',
      { ...place, under: root, kind: 'subscription', type: null },
      null,
    ],
    ['HX-12 under a node that one may not see', marvel, 'user:felicia', { ...place, under: stark }, 'node.not_found'],
    ['under nothing', marvel, 'user:nick', { ...place, under: 'subscription:nowhere' }, 'node.not_found'],
    ['E37 a place right under the organization', marvel, 'user:nick', { ...place, under: root }, 'node.kind_not_allowed'],
    ['a kind that does not exist', marvel, 'user:nick', { ...place, kind: 'planet' }, 'node.kind_not_allowed'],
    ['below what is archived', archived(marvel, oscorp), 'user:nick', place, 'node.archived'],
    [
      'a subscription, by who administers one',
      marvel,
      'user:felicia',
      { ...place, under: root, kind: 'subscription', type: null },
      'access.denied',
    ],
    ['a place, by who may only edit those they hold', contributor, 'user:may', place, 'access.denied'],
    ['of a type that the kind does not have', marvel, 'user:felicia', { ...place, type: 'warehouse' }, 'node.type_not_allowed'],
    ['without a type, of a kind that has types', marvel, 'user:felicia', { ...place, type: null }, 'node.type_not_allowed'],
    ['with a type, of a kind that has none', marvel, 'user:nick', { ...place, under: root, kind: 'subscription' }, 'node.type_not_allowed'],
    ['with the name of a neighbour, written otherwise', marvel, 'user:felicia', { ...place, name: 'MONTRÉAL' }, 'node.name_taken'],
    ['with the name of a neighbour that is archived', archived(marvel, montreal), 'user:felicia', { ...place, name: 'Montreal' }, null],
    ['with the name of a place elsewhere', marvel, 'user:felicia', { ...place, name: 'Malibu' }, null],
    ['with a sign for a name', marvel, 'user:felicia', { ...place, name: '★' }, null],
  ])('%s', (_name, world, by, node, expected) => {
    expect(whyNotCreateNode(asker(world, by), { ...node, under: readable.node(node.under) })).toBe(expected);
  });
});

describe('editing a node', () => {
  const store = { name: 'Montreal', type: 'store' };
  test.each<[string, World, string, string, { name: string; type: string | null }, Reason | null]>([
    ['a place that one holds, without the portal (HX-28)', contributor, 'user:may', montreal, { ...store, name: 'Montreal West' }, null],
    [
      'a place that one does not hold',
      contributor,
      'user:may',
      'point_of_service:toronto',
      { ...store, name: 'Toronto West' },
      'access.denied',
    ],
    ['HX-12 a place that one may not see', marvel, 'user:felicia', 'point_of_service:malibu', store, 'node.not_found'],
    ['a node that does not exist', marvel, 'user:nick', 'point_of_service:nowhere', store, 'node.not_found'],
    ['a place that is archived', archived(marvel, montreal), 'user:nick', montreal, store, 'node.archived'],
    ['the organization, by who administers a part', marvel, 'user:felicia', root, { name: 'Mine', type: null }, 'access.denied'],
    ['the organization, by who administers it', marvel, 'user:nick', root, { name: 'Marvel', type: null }, null],
    ['to a type that the kind does not have', marvel, 'user:felicia', montreal, { ...store, type: 'warehouse' }, 'node.type_not_allowed'],
    ['to the name of a neighbour', marvel, 'user:felicia', montreal, { ...store, name: 'toronto' }, 'node.name_taken'],
    ['only the writing of its own name', marvel, 'user:felicia', montreal, { ...store, name: 'Montréal' }, null],
    ['nothing', marvel, 'user:felicia', montreal, store, null],
  ])('%s', (_name, world, by, node, looks, expected) => {
    expect(whyNotEditNode(asker(world, by), readable.node(node), looks)).toBe(expected);
  });

  test('a type that was imported wrong does not keep one from renaming', () => {
    const world = { ...marvel, nodes: marvel.nodes.map((node) => (node.id === montreal ? { ...node, type: null } : node)) };
    expect(whyNotEditNode(asker(world, 'user:felicia'), readable.node(montreal), { name: 'Montreal West', type: null })).toBeNull();
  });
});

describe('archiving and restoring a node', () => {
  test.each<[string, World, string, string, Reason | null]>([
    ['a place', marvel, 'user:felicia', montreal, null],
    ['the subscription that one administers', marvel, 'user:felicia', oscorp, null],
    ['the organization', marvel, 'user:nick', root, 'node.root'],
    ['what is archived', archived(marvel, montreal), 'user:nick', montreal, 'node.archived'],
    ['what lies in what is archived', archived(marvel, oscorp), 'user:nick', montreal, 'node.archived'],
    ['a place that one may only edit', contributor, 'user:may', montreal, 'access.denied'],
    ['HX-12 what one may not see', marvel, 'user:felicia', stark, 'node.not_found'],
    ['a node that does not exist', marvel, 'user:felicia', 'subscription:nowhere', 'node.not_found'],
    ['a branch, by who has it', clinique, 'user:bruno', 'branch:laval', 'access.denied'],
  ])('archiving %s', (_name, world, by, node, expected) => {
    expect(whyNotArchiveNode(asker(world, by), readable.node(node))).toBe(expected);
  });

  const twin = {
    ...marvel,
    nodes: marvel.nodes.map((node) => (node.id === 'point_of_service:toronto' ? { ...node, name: 'Montreal' } : node)),
  };
  test.each<[string, World, string, string, Reason | null]>([
    ['a place', archived(marvel, montreal), 'user:felicia', montreal, null],
    ['a subscription, by who administers the organization', archived(marvel, oscorp), 'user:nick', oscorp, null],
    ['a subscription, by who administered it alone', archived(marvel, oscorp), 'user:felicia', oscorp, 'access.denied'],
    ['what is not archived', marvel, 'user:felicia', montreal, 'node.not_archived'],
    ['the organization', archived(marvel, root), 'user:nick', root, 'node.root'],
    ['what hangs under what is archived', archived(marvel, oscorp, montreal), 'user:nick', montreal, 'node.archived'],
    ['what took a name that another has by now', archived(twin, montreal), 'user:felicia', montreal, 'node.name_taken'],
    ['HX-12 what one may not see', archived(marvel, stark), 'user:felicia', stark, 'node.not_found'],
    ['a node that does not exist', marvel, 'user:nick', 'subscription:nowhere', 'node.not_found'],
  ])('restoring %s', (_name, world, by, node, expected) => {
    expect(whyNotRestoreNode(asker(world, by), readable.node(node))).toBe(expected);
  });
});
