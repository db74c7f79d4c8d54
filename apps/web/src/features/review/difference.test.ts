import { catalogs } from '@totem/domain/catalog/products';
import type { EffectLine, PersonEffect } from '@totem/domain/change-access';
import { MemberId, NodeId } from '@totem/domain/ids';
import { afterEach, expect, test } from 'vitest';
import { baseLocale, overwriteGetLocale } from '../../paraglide/runtime.js';
import { differenceOf } from './difference.ts';

const catalog = catalogs.hexia();
const id = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const names = { voc: 'Oscorp VoC', mystery_shopper: 'Oscorp Mystery Shopper' } as const;
type Service = keyof typeof names;
const rightsOf = (role: string) => [...(catalog.roles.get(role)?.can.keys() ?? [])];
const reads = (service: Service) => rightsOf(`${service}/reader`);

const on = (service: Service, locations: readonly string[], permissions = reads(service), moreLocations = 0): EffectLine => ({
  on: { is: 'item', name: names[service], service, locations: [...locations], moreLocations, asSuch: locations.length === 0 },
  permissions: [...permissions],
});
const level = (service: Service, before: string | null, after: string | null) => ({ item: names[service], service, before, after });
const reader = (service: Service) => level(service, `${service}/reader`, `${service}/reader`);
const said = (effect: Partial<PersonEffect>) => {
  const signs = { loses: '−', gains: '+', stays: '=', was: 'was', becomes: 'is', warns: '⚠' };
  const person = { id: MemberId.parse(id(1)), name: 'May', level: { id: NodeId.parse(id(9)), name: 'Oscorp', kind: 'subscription' } };
  const { before, after, stays } = differenceOf(catalog, { person, gains: [], loses: [], levels: [], keeps: [], ...effect });
  const words = (lines: typeof before) => lines.map((one) => `${signs[one.sign]} ${one.words}`);
  return { before: words(before), after: words(after), stays: words(stays) };
};

afterEach(() => overwriteGetLocale(() => baseLocale));

test('HX-35 a place that goes from several services is one line, and the levels that stay are said once', () => {
  expect(
    said({
      loses: [on('voc', ['Montreal']), on('mystery_shopper', ['Montreal'])],
      levels: [reader('voc'), reader('mystery_shopper')],
    }),
  ).toEqual({
    before: ['− Montreal: Oscorp VoC and Oscorp Mystery Shopper'],
    after: [],
    stays: ['= Reader on Oscorp VoC and Oscorp Mystery Shopper'],
  });
});

test('E32 what is kept of what a deleted group gave stands with what stays, and through what', () => {
  const nothing = { role: null, permission: null, location: null, through: null };
  expect(
    said({
      loses: [on('voc', ['Toronto'])],
      keeps: [
        { ...nothing, location: 'Montreal', through: 'Gwen Stacy Department' },
        { ...nothing, location: 'Québec' },
        { ...nothing, role: 'voc/reader', through: 'Desk' },
        { ...nothing, role: 'voc/reader' },
        { ...nothing, permission: 'voc:contest.manage', through: 'Desk' },
      ],
    }).stays,
  ).toEqual([
    '= Still sees Montreal through Gwen Stacy Department.',
    '= Still sees Québec directly.',
    '= Keeps Reader through Desk.',
    '= Keeps Reader directly.',
    '= Keeps “manage contests” through Desk.',
  ]);
});

test('places that go from the same services are one line, whatever the order in which services are told', () => {
  expect(
    said({
      loses: [on('voc', ['Montreal', 'Québec', 'Toronto']), on('mystery_shopper', ['Montreal', 'Toronto'])],
      levels: [reader('voc'), reader('mystery_shopper')],
    }).before,
  ).toEqual(['− Montreal and Toronto: Oscorp VoC and Oscorp Mystery Shopper', '− Québec: Oscorp VoC']);
});

test('a first level is said with its places, and without a place it warns that there is none', () => {
  expect(said({ gains: [on('voc', []), on('voc', ['Montreal', 'Toronto'])], levels: [level('voc', null, 'voc/reader')] })).toEqual({
    before: [],
    after: ['+ Montreal and Toronto: Reader on Oscorp VoC'],
    stays: [],
  });
  expect(said({ gains: [on('voc', [])], levels: [level('voc', null, 'voc/reader')] }).after).toEqual([
    '+ Reader on Oscorp VoC',
    '⚠ Oscorp VoC opens, but there is no location yet',
  ]);
});

test('another level has a line on either side, and what it adds is told by what it lets do', () => {
  const added = rightsOf('voc/contributor').filter((key) => !reads('voc').includes(key));
  const { before, after } = said({
    gains: [on('voc', ['Montreal'], added)],
    levels: [level('voc', 'voc/reader', 'voc/contributor')],
  });

  expect(before).toEqual(['was Reader on Oscorp VoC']);
  expect(after[0]).toBe('is Contributor on Oscorp VoC');
  expect(after[1]).toMatch(/^\+ Montreal: edit alerts.* on Oscorp VoC$/);
});

test('different rights at the same place are lines of their own', () => {
  expect(
    said({
      gains: [on('voc', ['Montreal']), on('mystery_shopper', ['Montreal'])],
      levels: [reader('voc'), level('mystery_shopper', null, 'mystery_shopper/reader')],
    }).after,
  ).toEqual(['+ Montreal: Oscorp VoC', '+ Montreal: Reader on Oscorp Mystery Shopper']);
});

test('two places of one name are two, and places that are only counted stay with their service', () => {
  expect(said({ loses: [on('voc', ['Centre', 'Centre'])], levels: [reader('voc')] }).before).toEqual(['− Centre and Centre: Oscorp VoC']);
  expect(
    said({
      loses: [on('voc', ['Montreal'], reads('voc'), 8), on('mystery_shopper', ['Montreal'], reads('mystery_shopper'), 8)],
      levels: [reader('voc'), reader('mystery_shopper')],
    }).before,
  ).toEqual(['− Montreal and 8 more: Oscorp VoC', '− Montreal and 8 more: Oscorp Mystery Shopper']);
});

test('rights on nodes, and wherever somebody takes part, are whole sentences', () => {
  const nodes: EffectLine = { on: { is: 'nodes', names: ['Oscorp'], more: 0 }, permissions: rightsOf('administration/reader') };
  const taking: EffectLine = { on: { is: 'participating' }, permissions: ['voc:alert.edit'] };

  expect(said({ loses: [nodes], gains: [taking] })).toEqual({
    before: ['− Reader on Oscorp'],
    after: ['+ Wherever this person takes part: edit alerts'],
    stays: [],
  });
});

test('a difference is told in French', () => {
  overwriteGetLocale(() => 'fr');

  expect(said({ loses: [on('voc', ['Montréal']), on('mystery_shopper', ['Montréal'])], levels: [reader('voc')] }).before[0]).toBe(
    '− Montréal\u00a0: Oscorp VoC',
  );
});
