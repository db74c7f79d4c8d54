import { catalogs } from '@totem/domain/catalog/products';
import type { TargetName } from '@totem/domain/grant-views';
import { NodeId, ServiceItemId, UserGroupId } from '@totem/domain/ids';
import { afterEach, expect, test } from 'vitest';
import { baseLocale, overwriteGetLocale } from '../../../paraglide/runtime.js';
import { coverOf } from './cover.ts';
import { type Line, onItem, onNode } from './lines.ts';
import { listed, roleSentence, rolesOf } from './role-words.ts';

const catalog = catalogs.hexia();
const id = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const item = onItem({ id: ServiceItemId.parse(id(1)), name: 'Oscorp VoC', service: 'voc' });
const oscorp = onNode({ id: NodeId.parse(id(2)), name: 'Oscorp', kind: 'subscription' });
const marvel = onNode({ id: NodeId.parse(id(3)), name: 'Marvel', kind: 'organization' });

afterEach(() => overwriteGetLocale(() => baseLocale));

const role = (key: string) => {
  const found = catalog.roles.get(key);
  if (!found) throw new Error(key);
  return found;
};
const line = (gives: string, on: typeof item, more: Partial<Line> = {}): Line => ({
  key: `${gives} ${on.id}`,
  gives: { role: gives },
  on,
  from: null,
  until: null,
  reason: null,
  through: null,
  state: 'standing',
  grant: null,
  give: null,
  withoutEffect: null,
  refused: null,
  ...more,
});

test('a role says what it is for and what it adds over the one below it, in both languages', () => {
  const [reader, contributor] = rolesOf(catalog, 'voc');
  const said = () => contributor && roleSentence(catalog, contributor, reader);

  expect(reader && roleSentence(catalog, reader, undefined)).toBe('Can read.');
  expect(said()).toBe('Can read, and work with alerts. Adds over Reader: edit alerts, forward alerts, and change the status of alerts.');
  overwriteGetLocale(() => 'fr');
  expect(said()).toBe(
    'Peut consulter, et traiter les alertes. Ajoute à Lecteur\u00a0: modifier les alertes, transférer les alertes et changer le statut des alertes.',
  );
});

test('of many names the first are named and the others counted', () => {
  expect(listed(['a', 'b', 'c'], 2)).toBe('a, b, and c');
  expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b, and 2 more');
  expect(listed(['a', 'b'], 2, 3)).toBe('a, b, and 3 more');
  expect(listed(['Laval, Gare', 'Alma', 'Magog', 'Granby'], 2)).toBe('Laval, Gare; Alma; 2 more');
  expect(listed([], 2)).toBe('');
});

test('HX-46 a level that a group gives already is told with the group, a higher one is not', () => {
  const desk = { id: UserGroupId.parse(id(4)), name: 'Pepper Pots Department' };
  const lines = [line('voc/contributor', item, { through: desk })];
  const cover = (key: string, all: readonly Line[] = lines) =>
    coverOf({ catalog, lines: all }, role(key), { on: item, above: [oscorp.id] }, null);

  expect(cover('voc/reader')).toBe('No effect: already Contributor through Pepper Pots Department');
  expect(cover('voc/contributor')).toBe('No effect: already Contributor through Pepper Pots Department');
  expect(cover('voc/administrator')).toBeUndefined();
  expect(cover('mystery_shopper/reader')).toBeUndefined();
});

test('what is given on all of a node is given below it, unless it ends', () => {
  const cover = (held: Line, own: Line | null = null) =>
    coverOf({ catalog, lines: [held] }, role('voc/reader'), { on: item, above: [oscorp.id] }, own);

  expect(cover(line('voc/reader', oscorp))).toBe('No effect: already Reader on Oscorp');
  expect(cover(line('voc/owner', marvel))).toBe('No effect: already Owner on Marvel');
  expect(cover(line('voc/reader', { ...oscorp, id: id(9), named: { ...named(oscorp), id: NodeId.parse(id(9)) } }))).toBeUndefined();
  expect(cover(line('voc/reader', oscorp, { until: '2027-01-01T00:00:00.000Z' }))).toBeUndefined();
  expect(cover(line('voc/reader', oscorp, { state: 'ended' }))).toBeUndefined();
  const own = line('voc/contributor', item);
  expect(cover(own, own)).toBeUndefined();
});

function named({ named: name }: typeof oscorp): TargetName {
  if (!name) throw new Error('no name');
  return name;
}
