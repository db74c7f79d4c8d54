import { catalogs } from '@totem/domain/catalog/products';
import { EffectiveAccessRow } from '@totem/domain/effective-access';
import { afterEach, expect, test } from 'vitest';
import { baseLocale, overwriteGetLocale } from '../../../paraglide/runtime.js';
import { blocksOf, cellWords, letterOf, type Place, placesToShow, questionOf } from './cell.ts';

const catalog = catalogs.hexia();
const inBoth = (words: () => string): string[] =>
  (['en', 'fr'] as const).map((locale) => {
    overwriteGetLocale(() => locale);
    return words();
  });
afterEach(() => overwriteGetLocale(() => baseLocale));

const uuid = (digit: number) => `00000000-0000-4000-8000-${String(digit).padStart(12, '0')}`;
const place = (name: string, state: Place['state'], more: Partial<Place> = {}) => ({
  location: { id: uuid(100 + name.length), name },
  state,
  extras: [],
  ends: false,
  ...more,
});
const row = (item: number, node: number, role: string | null, places: readonly object[]) =>
  EffectiveAccessRow.parse({
    item: { id: uuid(item), name: `Item ${item}`, service: 'voc' },
    node: { id: uuid(node), name: `Node ${node}`, kind: 'subscription' },
    role,
    places,
  });
const montreal = place('Montréal', 'yes', { extras: ['voc:confidential.view'], ends: true });
const first = row(1, 10, 'voc/contributor', [montreal, place('Toronto', 'no_location'), place('Québec City', 'none')]);
const second = row(2, 10, null, [place('Montréal', 'no_role'), place('Toronto', 'none'), place('Québec City', 'none')]);
const words = (of: EffectiveAccessRow, at: number) =>
  inBoth(() => {
    const one = of.places[at];
    return one ? cellWords(catalog, of.role, one) : '';
  });

test('every state of a cell has words, and its marks have theirs', () => {
  expect(words(first, 0)).toEqual([
    'Contributor · see confidential information · Ends on a date',
    'Contributeur · voir les informations confidentielles · Prend fin à une date',
  ]);
  expect(words(first, 1)).toEqual(['Has the service, lacks the location', 'A le service, pas le lieu']);
  expect(words(second, 0)).toEqual(['Has the location, lacks the service', 'A le lieu, pas le service']);
  expect(words(second, 1)).toEqual(['Neither', 'Ni l’un ni l’autre']);
});

test('a role is one letter in its language', () => {
  expect(inBoth(() => letterOf(catalog, 'voc/reader'))).toEqual(['R', 'L']);
});

test('a cell asks about a permission that its role holds and that depends on the location', () => {
  const ask = (of: EffectiveAccessRow) => of.places[0] && questionOf(catalog, of, of.places[0]);
  const asked = { permission: 'voc:dashboard.view', item: first.item.id, location: first.places[0]?.location.id };
  expect(ask(first)).toEqual(asked);
  expect(ask(second)).toEqual({ ...asked, item: second.item.id });
});

test('items of one node stand together', () => {
  const other = row(3, 11, null, []);
  expect(blocksOf([first, second, other]).map((block) => block.rows.map((one) => one.item.name))).toEqual([
    ['Item 1', 'Item 2'],
    ['Item 3'],
  ]);
});

test('places are found without their accents, and narrowed to where something is held', () => {
  const [block] = blocksOf([first, second]);
  const shown = (typed: string, onlyHeld: boolean) => block && placesToShow(block, typed, onlyHeld);
  expect(shown('', false)).toEqual([0, 1, 2]);
  expect(shown('quebec', false)).toEqual([2]);
  expect(shown('', true)).toEqual([0]);
});
