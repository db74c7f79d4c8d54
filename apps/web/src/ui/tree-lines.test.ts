import { expect, test } from 'vitest';
import { treeLines, treeMove } from './tree-lines.ts';

const nodes = [
  {
    id: 'marvel',
    name: 'Marvel',
    children: [
      { id: 'oscorp', name: 'Oscorp', children: [{ id: 'montreal', name: 'Montréal' }] },
      { id: 'stark', name: 'Stark' },
    ],
  },
];
const lines = treeLines(nodes, new Set(['marvel', 'oscorp']));

test('only what is open shows its children, each with its place', () => {
  expect(treeLines(nodes, new Set(['oscorp'])).map((line) => line.node.id)).toEqual(['marvel']);
  expect(lines.map(({ node, level, position, siblings, open }) => [node.id, level, position, siblings, open])).toEqual([
    ['marvel', 1, 1, 1, true],
    ['oscorp', 2, 1, 2, true],
    ['montreal', 3, 1, 1, null],
    ['stark', 2, 2, 2, null],
  ]);
});

test.each([
  ['marvel', 'ArrowDown', { focus: 'oscorp' }],
  ['stark', 'ArrowDown', null],
  ['marvel', 'ArrowUp', null],
  ['marvel', 'End', { focus: 'stark' }],
  ['stark', 'Home', { focus: 'marvel' }],
  ['oscorp', 'ArrowRight', { focus: 'montreal' }],
  ['montreal', 'ArrowRight', null],
  ['oscorp', 'ArrowLeft', { close: 'oscorp' }],
  ['montreal', 'ArrowLeft', { focus: 'oscorp' }],
  ['marvel', 's', { focus: 'stark' }],
  ['stark', 'o', { focus: 'oscorp' }],
  ['marvel', 'z', null],
  ['marvel', ' ', null],
  ['gone', 'ArrowDown', null],
] as const)('at %s, %s does %j', (at, key, move) => {
  expect(treeMove(lines, at, key)).toEqual(move);
});

test('a closed node opens before one goes into it', () => {
  expect(treeMove(treeLines(nodes, new Set(['marvel'])), 'oscorp', 'ArrowRight')).toEqual({ open: 'oscorp' });
});
