import { expect, test } from 'vitest';
import { type World, accessIn, given, readable } from '../testing.ts';
import { decide } from './decide.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const clinique = worldOf('clinique');
const of = (world: World, member: string) => accessIn(world, readable.member(member));
/** The gates that a view by somebody closes. */
const closed = (world: World, viewer: string, subject: string, permission: string, target: Parameters<typeof decide>[2]) =>
  decide(of(world, subject), permission, target, now, { viewer: of(world, viewer) }).gates;
const oscorp = { node: readable.node('subscription:oscorp') };
const stark = { node: readable.node('subscription:stark') };
const outside = [{ gate: 'view_as', because: 'outside_scope' }];

test('a view reaches where roles by which one may view as others do, and no other role', () => {
  const world = given(marvel, 'user:felicia', { role: 'voc/owner' }, 'organization:marvel');
  expect(closed(world, 'user:felicia', 'user:nick', 'administration:node.view', oscorp)).toEqual([]);
  expect(closed(world, 'user:felicia', 'user:nick', 'administration:node.view', stark)).toEqual(outside);
});

test('a view reaches wherever one of several such roles does', () => {
  const world = given(marvel, 'user:felicia', { role: 'administration/administrator' }, 'subscription:stark');
  expect(closed(world, 'user:felicia', 'user:nick', 'administration:node.view', oscorp)).toEqual([]);
  expect(closed(world, 'user:felicia', 'user:nick', 'administration:node.view', stark)).toEqual([]);
});

test('a file at two branches is shown to who may view as others at one of them', () => {
  const file = clinique.resources.find(({ nodes }) => nodes.length > 1);
  if (!file) throw new Error('Some file is at two branches.');
  expect(closed(clinique, 'user:bruno', 'user:sofia', 'files:overview.view', { resource: file })).toEqual([]);
});
