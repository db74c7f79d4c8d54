import { catalogs } from '@totem/domain/catalog/products';
import { expect, test } from 'vitest';
import { type HeatCell, bySimilarity, differenceOf, mostAlike } from './heat.ts';

const catalog = catalogs.hexia();
const cell = (role: string | null, state: HeatCell['state'], extras: readonly string[] = []): HeatCell => ({
  role,
  state,
  extras,
  ends: false,
});
const reader = cell('voc/reader', 'yes');
const extra = ['voc:confidential.view'];

test.each<[string, HeatCell | null, HeatCell | null, ReturnType<typeof differenceOf>]>([
  ['what one alone has is gained', reader, cell(null, 'none'), 'gained'],
  ['what the other alone has is lost', cell('voc/reader', 'no_location'), reader, 'lost'],
  ['a stronger role is gained', cell('voc/contributor', 'yes'), reader, 'gained'],
  ['a weaker role is lost', reader, cell('voc/contributor', 'yes'), 'lost'],
  ['the same is the same', reader, reader, 'same'],
  ['an extra permission is gained', cell('voc/reader', 'yes', extra), reader, 'gained'],
  ['an extra permission is lost', reader, cell('voc/reader', 'yes', extra), 'lost'],
  ['nothing beside nothing is no difference', cell(null, 'no_role'), null, undefined],
])('%s', (_name, one, other, expected) => {
  expect(differenceOf(catalog, one, other)).toBe(expected);
});

test('lines that are alike stand together, and too many stay as they came', () => {
  const lines = ['ab', 'xy', 'ab', 'xz', 'ac'];
  expect(bySimilarity(lines.length, (line) => [...(lines[line] ?? '')])).toEqual([0, 2, 4, 1, 3]);
  expect(bySimilarity(mostAlike + 1, () => [])).toHaveLength(mostAlike + 1);
});
