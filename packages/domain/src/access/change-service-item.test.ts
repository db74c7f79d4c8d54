import { describe, expect, test } from 'vitest';
import type { Reason } from '../errors.ts';
import { type World, accessIn, given, readable } from '../testing.ts';
import { whyNotArchiveItem, whyNotCreateItem, whyNotEditItem, whyNotRestoreItem } from './change-service-item.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const [root, stark] = ['organization:marvel', 'subscription:stark'];
const [item, other] = ['voc:voc-post-purchase', 'voc:voc-post-delivery'];
const asker = (world: World, by: string) => ({ mine: accessIn(world, readable.member(by)), now });
const archivedItem = (world: World, key: string): World => ({
  ...world,
  items: world.items.map((one) => (one.id === key ? { ...one, archived: true } : one)),
});
const archivedNode = (world: World, key: string): World => ({
  ...world,
  nodes: world.nodes.map((one) => (one.id === key ? { ...one, archived: true } : one)),
});
const voc = { node: stark, service: 'voc', name: 'VoC in store' };
const reader = given(marvel, 'user:pepper', { role: 'voc/reader' }, item);
const renamed = { ...marvel, items: marvel.items.map((one) => (one.id === other ? { ...one, name: 'VoC post purchase' } : one)) };

describe('adding a service item', () => {
  test.each<[string, World, string, typeof voc, Reason | null]>([
    ['HX-18 another one of the same service', marvel, 'user:nick', voc, null],
    ['HX-12 at a node that one may not see', marvel, 'user:felicia', voc, 'node.not_found'],
    ['at a node that does not exist', marvel, 'user:nick', { ...voc, node: 'subscription:nowhere' }, 'node.not_found'],
    ['at the organization', marvel, 'user:nick', { ...voc, node: root }, 'service_item.not_here'],
    ['of a service that does not exist', marvel, 'user:nick', { ...voc, service: 'weather' }, 'service_item.not_here'],
    ['at what is archived', archivedNode(marvel, stark), 'user:nick', voc, 'node.archived'],
    ['HX-19 by who may only read', reader, 'user:pepper', voc, 'access.denied'],
    ['with the name of another', marvel, 'user:nick', { ...voc, name: 'voc post-purchase' }, 'service_item.name_taken'],
    ['with the name of another service’s', marvel, 'user:nick', { ...voc, service: 'mystery_shopper', name: 'VoC post purchase' }, null],
  ])('%s', (_name, world, by, asked, expected) => {
    expect(whyNotCreateItem(asker(world, by), { ...asked, node: readable.node(asked.node) })).toBe(expected);
  });
});

describe('renaming a service item', () => {
  test.each<[string, World, string, string, string, Reason | null]>([
    ['to another name', marvel, 'user:nick', item, 'VoC after purchase', null],
    ['to its own', renamed, 'user:nick', item, 'VoC post purchase', null],
    ['to that of another', marvel, 'user:nick', item, 'VoC post-delivery', 'service_item.name_taken'],
    ['that is archived', archivedItem(marvel, item), 'user:nick', item, 'New', 'service_item.archived'],
    ['by who may only read', reader, 'user:pepper', item, 'New', 'access.denied'],
    ['HX-12 that one may not see', marvel, 'user:felicia', item, 'New', 'service_item.not_found'],
    ['that does not exist', marvel, 'user:nick', 'voc:nothing', 'New', 'service_item.not_found'],
  ])('%s', (_name, world, by, id, name, expected) => {
    expect(whyNotEditItem(asker(world, by), readable.item(id), name)).toBe(expected);
  });
});

describe('archiving and restoring a service item', () => {
  test.each<[string, World, string, string, Reason | null]>([
    ['by who administers its node', marvel, 'user:nick', item, null],
    ['that is archived', archivedItem(marvel, item), 'user:nick', item, 'service_item.archived'],
    ['at a node that is archived', archivedNode(marvel, stark), 'user:nick', item, 'service_item.archived'],
    ['by who may only read', reader, 'user:pepper', item, 'access.denied'],
    ['HX-12 that one may not see', marvel, 'user:felicia', item, 'service_item.not_found'],
  ])('archiving one %s', (_name, world, by, id, expected) => {
    expect(whyNotArchiveItem(asker(world, by), readable.item(id))).toBe(expected);
  });

  test.each<[string, World, string, string, Reason | null]>([
    ['by who administers its node', archivedItem(marvel, item), 'user:nick', item, null],
    ['that is not archived', marvel, 'user:nick', item, 'service_item.not_archived'],
    ['at a node that is archived', archivedNode(archivedItem(marvel, item), stark), 'user:nick', item, 'node.archived'],
    ['by who may only read', archivedItem(reader, item), 'user:pepper', item, 'access.denied'],
    ['HX-12 that one may not see', archivedItem(marvel, item), 'user:felicia', item, 'service_item.not_found'],
    ['whose name another has by now', archivedItem(renamed, item), 'user:nick', item, 'service_item.name_taken'],
  ])('restoring one %s', (_name, world, by, id, expected) => {
    expect(whyNotRestoreItem(asker(world, by), readable.item(id))).toBe(expected);
  });
});
