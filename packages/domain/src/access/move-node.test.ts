import { describe, expect, test } from 'vitest';
import type { Reason } from '../errors.ts';
import { type World, accessIn, given, readable, treeIn } from '../testing.ts';
import { concernsOfMove, leftBehind, treeAfterMove, whyNotMove } from './move-node.ts';
import { effectOn } from './preview.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const [oscorp, stark, bugle] = ['subscription:oscorp', 'subscription:stark', 'subscription:daily-bugle'];
const toronto = 'point_of_service:toronto';
const asker = (world: World, by: string) => ({ mine: accessIn(world, readable.member(by)), now });
const why = (world: World, by: string, node: string, under: string) =>
  whyNotMove(asker(world, by), readable.node(node), readable.node(under));
const node = (world: World, id: string, more: Partial<World['nodes'][number]>): World => ({
  ...world,
  nodes: world.nodes.map((one) => (one.id === id ? { ...one, ...more } : one)),
});

/** Hexia with subscriptions that may hang under subscriptions, and one that does. */
const kind = marvel.catalog.kinds.get('subscription');
if (!kind) throw new Error('Hexia has subscriptions.');
const kinds = new Map([...marvel.catalog.kinds, ['subscription', { ...kind, under: ['organization', 'subscription'] }]]);
const lab = { id: readable.node('subscription:lab'), kind: 'subscription', type: null, name: 'Lab', archived: false };
const nested: World = {
  ...marvel,
  catalog: { ...marvel.catalog, kinds },
  nodes: [...marvel.nodes, { ...lab, parent: readable.node(oscorp) }],
};

describe('whether a node may be moved', () => {
  test.each<[string, World, string, string, string, Reason | null]>([
    ['E34 by who may at both ends', marvel, 'user:nick', toronto, bugle, null],
    ['E34 by who may not see the destination', marvel, 'user:felicia', toronto, stark, 'node.not_found'],
    ['E34 a node that one may not see', marvel, 'user:felicia', 'point_of_service:malibu', oscorp, 'node.not_found'],
    [
      'E34 by who may archive at the source and not create at the destination',
      given(marvel, 'user:felicia', { role: 'administration/reader' }, 'organization:marvel'),
      'user:felicia',
      toronto,
      stark,
      'access.denied',
    ],
    ['by who may not archive at the source', marvel, 'user:normand', toronto, oscorp, 'access.denied'],
    ['a node that does not exist', marvel, 'user:nick', 'point_of_service:nowhere', oscorp, 'node.not_found'],
    ['to a node that does not exist', marvel, 'user:nick', toronto, 'subscription:nowhere', 'node.not_found'],
    ['I1 a location directly below the organization', marvel, 'user:nick', toronto, 'organization:marvel', 'node.kind_not_allowed'],
    ['I1 the root below anything', marvel, 'user:nick', 'organization:marvel', oscorp, 'node.kind_not_allowed'],
    ['E37 a location under a location', marvel, 'user:nick', toronto, 'point_of_service:montreal', 'node.kind_not_allowed'],
    ['I2 below itself', nested, 'user:nick', oscorp, oscorp, 'node.kind_not_allowed'],
    ['I2 below what lies below it', nested, 'user:nick', oscorp, lab.id, 'node.kind_not_allowed'],
    ['a part, where its kind may hang', nested, 'user:nick', lab.id, stark, null],
    ['to where it is', marvel, 'user:nick', toronto, oscorp, 'node.already_there'],
    ['what is archived', node(marvel, toronto, { archived: true }), 'user:nick', toronto, bugle, 'node.archived'],
    ['what lies in what is archived', node(marvel, oscorp, { archived: true }), 'user:nick', toronto, bugle, 'node.archived'],
    ['to what is archived', node(marvel, bugle, { archived: true }), 'user:nick', toronto, bugle, 'node.archived'],
    [
      'where something of its kind has its name',
      node(marvel, 'point_of_service:malibu', { name: 'TORONTO' }),
      'user:nick',
      toronto,
      stark,
      'node.name_taken',
    ],
  ])('%s', (_name, world, by, what, under, expected) => {
    expect(why(world, by, what, under)).toBe(expected);
  });
});

test('E34 what moves comes after its new siblings, with all below it, and nothing else moves', () => {
  const before = treeIn(nested);
  const after = treeAfterMove(nested.catalog, before, readable.node(oscorp), readable.node(stark));
  const names = (tree: typeof after) => tree.nodes.map(({ name, parent }) => `${parent ?? ''} ${name}`).toSorted();
  expect(after.nodes.find(({ id }) => id === oscorp)?.parent).toBe(stark);
  expect(after.nodes.filter(({ parent }) => parent === stark).at(-1)?.id).toBe(oscorp);
  expect(names(after)).toEqual(
    names(before)
      .map((name) => name.replace('organization:marvel Oscorp', `${stark} Oscorp`))
      .toSorted(),
  );
});

test('E34 a move concerns what lies below the node and above it, at both ends, and what can differ there', () => {
  const concerns = concernsOfMove(marvel.catalog, treeIn(marvel), readable.node(toronto), readable.node(bugle));
  expect(concerns).toMatchObject({
    below: [toronto],
    above: [oscorp, 'organization:marvel', bugle],
    itemsBelow: [],
    itemsAbove: ['voc:oscorp-voc', 'mystery_shopper:oscorp-mystery-shopper', 'mystery_shopper:bugle-mystery-shopper'],
    // Only the portal counts at a place that one does not hold.
    roles: ['administration/owner', 'administration/administrator'],
    permissions: ['voc:contest.manage'],
    around: { places: [toronto], nodes: [toronto] },
  });
});

test('E34 people of another place leave a user group that moves, but where levels follow from roles', () => {
  const membership = {
    group: readable.userGroup('group:oscorp-desk'),
    member: readable.member('user:may'),
    home: readable.node(oscorp),
    memberHome: readable.node(stark),
  };
  const left = (level: 'chosen' | 'from_roles') => {
    const { product } = marvel.catalog;
    const catalog = { ...marvel.catalog, product: { ...product, policies: { ...product.policies, level } } };
    return leftBehind(catalog, treeIn(marvel), { grants: [], entries: [], memberships: [membership] }).memberships;
  };
  expect([left('chosen'), left('from_roles')]).toEqual([[membership], []]);
});

test('an effect around a service that is not there is none', () => {
  const may = readable.member('user:may');
  const more = accessIn(given(marvel, 'user:may', { role: 'voc/reader' }, 'voc:oscorp-voc'), may);
  const around = { items: [readable.item('voc:gone')], places: [], nodes: [] };
  expect(effectOn(accessIn(marvel, may), more, now, around)).toMatchObject({ gains: [], losses: [] });
});
