import { EffectiveAccessRow } from '@totem/domain/effective-access';
import { expect, test } from 'vitest';
import { countYes, personGrid } from './person-grid.ts';

const uuid = (digit: number) => `00000000-0000-4000-8000-${String(digit).padStart(12, '0')}`;
const row = (item: number, node: number, role: string | null, places: readonly (readonly [number, string, string])[]) =>
  EffectiveAccessRow.parse({
    item: { id: uuid(item), name: `Item ${item}`, service: 'voc' },
    node: { id: uuid(node), name: `Node ${node}`, kind: 'subscription' },
    role,
    places: places.map(([id, name, state]) => ({ location: { id: uuid(id), name }, state, extras: [], ends: false })),
  });
const rows = [
  row(1, 10, 'voc/reader', [
    [100, 'Montréal', 'yes'],
    [101, 'Québec', 'no_location'],
  ]),
  row(2, 10, null, [
    [100, 'Montréal', 'no_role'],
    [101, 'Québec', 'none'],
  ]),
  row(3, 11, 'voc/reader', [[102, 'Malibu', 'yes']]),
];

test('places stand under their level, and an item never meets a place of another', () => {
  const grid = personGrid(rows);
  expect(grid.columns.map((column) => column.name)).toEqual(['Montréal', 'Québec', 'Malibu']);
  expect(grid.groups.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['Node 10', 0, 2],
    ['Node 11', 2, 3],
  ]);
  const states = rows.map((_, at) => grid.columns.map((__, column) => grid.cellAt(at, column)?.state ?? null));
  expect(states).toEqual([
    ['yes', 'no_location', null],
    ['no_role', 'none', null],
    [null, null, 'yes'],
  ]);
  expect(countYes([grid.cellAt(0, 0), grid.cellAt(0, 1), grid.cellAt(0, 2)])).toBe(1);
});

test('places are found without their accents, and narrowed to where something is held', () => {
  const shown = (more: Parameters<typeof personGrid>[1]) => personGrid(rows, more).columns.map((column) => column.name);
  expect(shown({ typed: 'quebec' })).toEqual(['Québec']);
  expect(shown({ onlyHeld: true })).toEqual(['Montréal', 'Malibu']);
});
