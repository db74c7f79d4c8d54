import { describe, expect, test } from 'vitest';
import { catalogOf } from './catalog/catalog-of.ts';
import { hexia } from './catalog/hexia.ts';
import { readable } from './testing.ts';
import { BrokenTree, type Node, type ServiceItem, isWithin, itemOf, locationsBelow, pathUp, treeOf } from './tree.ts';

const catalog = catalogOf(hexia);
const node = (id: string, kind: string, parent: string | null, archived = false): Node => ({
  id: readable.node(id),
  kind,
  type: null,
  name: id,
  parent: parent === null ? null : readable.node(parent),
  archived,
});
const item = (id: string, service: string, at: string): ServiceItem => ({
  id: readable.item(id),
  service,
  name: id,
  node: readable.node(at),
  archived: false,
});

const marvel = [
  node('montreal', 'point_of_service', 'oscorp'),
  node('marvel', 'organization', null),
  node('stark', 'subscription', 'marvel', true),
  node('oscorp', 'subscription', 'marvel'),
  node('malibu', 'point_of_service', 'stark'),
  node('toronto', 'point_of_service', 'oscorp'),
];

describe('a tree', () => {
  const tree = treeOf(catalog, marvel, [item('voc', 'voc', 'oscorp')]);

  test('numbers every subtree as one range, whatever the order of the rows', () => {
    expect(tree.nodes.map((one) => one.id)).toEqual(['marvel', 'stark', 'malibu', 'oscorp', 'montreal', 'toronto']);
    expect([...tree.end]).toEqual([6, 3, 3, 6, 5, 6]);
    expect([...tree.depth]).toEqual([0, 1, 2, 1, 2, 2]);
    expect([...tree.firstLocation]).toEqual([0, 0, 0, 1, 1, 2, 3]);
    expect([...tree.locationNode]).toEqual([2, 4, 5]);
    expect([...tree.itemNode]).toEqual([3]);
  });

  test('archives what hangs below an archived node', () => {
    expect([...tree.closed]).toEqual([0, 1, 1, 0, 0, 0]);
  });

  test('knows what lies within what', () => {
    expect(isWithin(tree, readable.node('montreal'), readable.node('oscorp'))).toBe(true);
    expect(isWithin(tree, readable.node('oscorp'), readable.node('oscorp'))).toBe(true);
    expect(isWithin(tree, readable.node('malibu'), readable.node('oscorp'))).toBe(false);
    expect(isWithin(tree, readable.node('nowhere'), readable.node('oscorp'))).toBe(false);
    expect(isWithin(tree, readable.node('malibu'), readable.node('nowhere'))).toBe(false);
  });

  test('finds its items', () => {
    expect(itemOf(tree, readable.item('voc'))?.name).toBe('voc');
    expect(itemOf(tree, readable.item('nothing'))).toBeUndefined();
  });

  test('lists the locations below a node, itself included', () => {
    expect([0, 1, 3, 4].map((at) => [...locationsBelow(tree, at)])).toEqual([[2, 4, 5], [2], [4, 5], [4]]);
  });

  test('leads from a node to the root', () => {
    expect(pathUp(tree, readable.node('montreal')).map((one) => one.id)).toEqual(['montreal', 'oscorp', 'marvel']);
    expect(pathUp(tree, readable.node('nowhere'))).toEqual([]);
  });

  test('stands a chain of 20,000 nodes without exhausting the stack', () => {
    const chained = {
      ...catalog,
      kinds: new Map([
        ...catalog.kinds,
        ['subscription', { key: 'subscription', under: ['organization', 'subscription'], isLocation: false, isLevel: true }],
      ]),
    };
    const chain = Array.from({ length: 20_000 }, (_, index) => node(`n${index}`, 'subscription', index === 0 ? 'marvel' : `n${index - 1}`));
    expect(treeOf(chained, [node('marvel', 'organization', null), ...chain], []).end[1]).toBe(20_001);
  });
});

describe('what is refused', () => {
  test.each([
    ['HX-1 a second root', [...marvel, node('dc', 'organization', null)]],
    ['no root', [node('oscorp', 'subscription', 'marvel')]],
    ['an id that comes twice', [...marvel, node('toronto', 'point_of_service', 'oscorp')]],
    ['HX-3 I1 E37 a point of service directly under an organization', [...marvel, node('boston', 'point_of_service', 'marvel')]],
    ['HX-1 a node above the organization', [node('holding', 'subscription', null), node('marvel', 'organization', 'holding')]],
    ['a kind that the product does not have', [...marvel, node('x', 'galaxy', 'oscorp')]],
    ['I2 a cycle', [...marvel, node('a', 'subscription', 'b'), node('b', 'subscription', 'a')]],
    ['a parent that does not exist', [...marvel, node('lost', 'point_of_service', 'nowhere')]],
  ] as const)('%s', (_name, rows) => {
    expect(() => treeOf(catalog, rows, [])).toThrow(BrokenTree);
  });

  test('a service item at a node of a kind where its service may not be', () => {
    expect(() => treeOf(catalog, marvel, [item('voc', 'voc', 'marvel')])).toThrow(BrokenTree);
    expect(() => treeOf(catalog, marvel, [item('voc', 'voc', 'nowhere')])).toThrow(BrokenTree);
    expect(() => treeOf(catalog, marvel, [item('x', 'unheard_of', 'oscorp')])).toThrow(BrokenTree);
  });
});
