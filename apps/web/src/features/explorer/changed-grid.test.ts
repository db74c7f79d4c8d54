import { catalogs } from '@totem/domain/catalog/products';
import { EffectiveAccessRow } from '@totem/domain/effective-access';
import { expect, test } from 'vitest';
import { changedGrid } from './changed-grid.ts';
import { standingCell } from './moment-cell.ts';
import { spanOf } from './explorer-search.ts';

const catalog = catalogs.hexia();
const uuid = (digit: number) => `00000000-0000-4000-8000-${String(digit).padStart(12, '0')}`;
type Place = readonly [name: string, state: string, ...extras: string[]];
const ids = new Map(['Montréal', 'Québec', 'Toronto', 'Malibu'].map((name, at) => [name, uuid(100 + at)]));
const row = (item: number, node: number, role: string | null, ...places: readonly Place[]) =>
  EffectiveAccessRow.parse({
    item: { id: uuid(item), name: `Item ${item}`, service: 'voc' },
    node: { id: uuid(node), name: `Node ${node}`, kind: 'subscription' },
    role,
    places: places.map(([name, state, ...extras]) => ({ location: { id: ids.get(name), name }, state, extras, ends: false })),
  });

/** What the cells that changed say, by item and place. */
function told(before: readonly EffectiveAccessRow[], after: readonly EffectiveAccessRow[]) {
  const grid = changedGrid(catalog, before, after);
  return grid.rows.flatMap(({ item }, at) =>
    grid.columns.flatMap(({ name }, column) => {
      const cell = grid.cellAt(at, column);
      return cell?.difference ? [`${item.name}, ${name}: ${cell.words}`] : [];
    }),
  );
}

test('BX-7 what came, what went and what became of something are told apart, and what stayed is not there', () => {
  const before = [row(1, 10, 'voc/reader', ['Montréal', 'yes'], ['Québec', 'yes'], ['Toronto', 'no_location'])];
  const after = [
    row(1, 10, 'voc/contributor', ['Montréal', 'yes'], ['Québec', 'no_location'], ['Toronto', 'yes', 'voc:confidential.view']),
  ];
  expect(told(before, after)).toEqual([
    'Item 1, Montréal: Changed from Reader to Contributor',
    'Item 1, Québec: Lost: Reader',
    'Item 1, Toronto: Gained: Contributor · see confidential information',
  ]);
  expect(told(after, after)).toEqual([]);
  expect(changedGrid(catalog, after, after).columns).toEqual([]);
});

test('what is on one side alone has come or gone: an item, a place, or everything', () => {
  const [one, other] = [row(1, 10, 'voc/reader', ['Montréal', 'yes']), row(2, 11, 'voc/reader', ['Malibu', 'yes'])];
  expect(told([one], [other])).toEqual(['Item 2, Malibu: Gained: Reader', 'Item 1, Montréal: Lost: Reader']);
  expect(told([], [one])).toEqual(['Item 1, Montréal: Gained: Reader']);
  const wider = row(1, 10, 'voc/reader', ['Québec', 'yes'], ['Montréal', 'yes']);
  expect(told([wider], [one])).toEqual(['Item 1, Québec: Lost: Reader']);
});

test('a role without its place, or a place without a role, was nothing', () => {
  const before = [row(1, 10, null, ['Montréal', 'no_role'])];
  expect(told(before, [row(1, 10, 'voc/reader', ['Montréal', 'no_location'])])).toEqual([]);
  expect(told(before, [row(1, 10, 'voc/reader', ['Montréal', 'yes'])])).toEqual(['Item 1, Montréal: Gained: Reader']);
});

test('roles that are of no service item come and go by name', () => {
  const [owner, administrator] = ['voc/owner', 'administration/administrator'];
  const words = (before: string[], after: string[]) => standingCell(catalog, before, after).words;
  expect(words([], [administrator])).toBe('Gained: Administrator');
  expect(words([administrator, owner], [owner])).toBe('Lost: Administrator');
  expect(words([administrator], [owner])).toBe('Gained: Owner · Lost: Administrator');
  expect(words([owner], [owner])).toBeUndefined();
});

test('of two instants the earlier one comes first, whichever was chosen first', () => {
  const [early, late] = ['2026-05-03T14:00:00.000Z', '2026-06-01T00:00:00.000Z'];
  const now = Date.parse('2026-12-01T00:00:00Z');
  expect(spanOf({ since: early, at: late }, now)).toEqual({ since: early, at: late });
  expect(spanOf({ since: late, at: early }, now)).toEqual({ since: early, at: late });
  expect(spanOf({ since: early }, now)).toEqual({ since: early, at: undefined });
  expect(spanOf({ since: '2027-01-01T00:00:00.000Z' }, now)).toEqual({ since: '2026-12-01T00:00:00.000Z', at: '2027-01-01T00:00:00.000Z' });
  expect(spanOf({ at: early }, now)).toBe(null);
});
