import { catalogs } from '@totem/domain/catalog/products';
import type { EffectLine, EffectView, NoEffect, PersonEffect } from '@totem/domain/change-access';
import type { AccessChange } from '@totem/domain/grants';
import { GrantId, MemberId, NodeId, ServiceItemId, UserGroupId, Version } from '@totem/domain/ids';
import { afterEach, expect, test } from 'vitest';
import { baseLocale, overwriteGetLocale } from '../../paraglide/runtime.js';
import { withoutEffectSentence } from '../person/access/without-effect.ts';
import { beginsAt, endsLater, timesOf } from './change-times.ts';
import { changeSentence } from './change-words.ts';
import { alike, saveWords, thingsOf } from './effect-words.ts';
import { noEffectSentence } from './no-effect-words.ts';
import { reviewAsText } from './review-as-text.ts';
import { timedAlike } from './times-for-all.ts';

const catalog = catalogs.hexia();
const id = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const reads = [...(catalog.roles.get('voc/reader')?.can.keys() ?? [])];
const edits = ['voc:alert.edit', 'voc:alert.forward', 'voc:alert.change_status'];

const onItem = (permissions: readonly string[], locations: readonly string[], asSuch = false): EffectLine => ({
  on: { is: 'item', name: 'Oscorp VoC', service: 'voc', locations: [...locations], moreLocations: 0, asSuch },
  permissions: [...permissions],
});
const person = (name: string, effect: Partial<PersonEffect>): PersonEffect => ({
  person: { id: MemberId.parse(id(name.length)), name, level: { id: NodeId.parse(id(99)), name: 'Oscorp', kind: 'subscription' } },
  gains: [],
  loses: [],
  levels: [],
  keeps: [],
  ...effect,
});
const levelOf = (before: string | null, after: string | null) => [{ item: 'Oscorp VoC', service: 'voc', before, after }];
const effectOf = (people: readonly PersonEffect[]): EffectView => ({
  version: Version.parse(1),
  fingerprint: '',
  changes: [],
  refused: [],
  people: [...people],
  counts: {
    lose: people.filter((one) => one.loses.length > 0).length,
    gain: people.filter((one) => one.gains.length > 0).length,
    noEffect: 0,
    people: people.length,
  },
  complete: true,
  touched: { places: [], more: 0 },
  noEffect: [],
  seats: null,
  warnings: [],
});

test.each([
  ['en', 'delete', 2, 0, 'Delete Desk: 2 people lose access'],
  ['en', 'delete', 0, 0, 'Delete Desk'],
  ['en', 'restore', 0, 1, 'Restore Desk: 1 person gains access'],
  ['en', 'restore', 0, 0, 'Restore Desk'],
  ['fr', 'delete', 1, 0, 'Supprimer Desk\u00a0: 1 personne perd des accès'],
] as const)('E32 in %s the button that does no more than to %s a group says whom it concerns', (locale, change, lose, gain, words) => {
  overwriteGetLocale(() => locale);
  const line = { change, to: 'Desk', gives: null, on: null, filter: null };
  const effect = { ...effectOf([]), changes: [line], counts: { lose, gain, noEffect: 0, people: lose + gain } };
  expect(saveWords(catalog, effect)).toBe(words);
  expect(saveWords(catalog, { ...effect, changes: [line, line] })).not.toContain('Desk');
  expect(saveWords(catalog, { ...effect, changes: [{ ...line, to: null }] })).not.toContain('Desk');
});

afterEach(() => overwriteGetLocale(() => baseLocale));

const mayGains = person('May', {
  gains: [onItem(reads, [], true), onItem(reads, ['Montreal', 'Toronto'])],
  levels: levelOf(null, 'voc/reader'),
});

test('what holds at places and what holds as such is one gain, by the role’s name', () => {
  expect(thingsOf(catalog, mayGains)).toMatchObject([
    {
      name: 'Oscorp VoC',
      level: { before: 'No level', after: 'Reader', isOther: true },
      gains: [{ what: 'Reader', places: ['Montreal', 'Toronto'] }],
      loses: [],
    },
  ]);
});

test('what a higher level adds is told by what it lets do', () => {
  const [thing] = thingsOf(
    catalog,
    person('May', { gains: [onItem(edits, ['Montreal'])], levels: levelOf('voc/reader', 'voc/contributor') }),
  );

  expect(thing).toMatchObject({ level: { before: 'Reader', after: 'Contributor' } });
  expect(thing?.gains[0]?.what).toBe('edit alerts, forward alerts, and change the status of alerts');
});

test('what goes beyond a role is told beside it', () => {
  const [thing] = thingsOf(
    catalog,
    person('May', { loses: [onItem([...reads, 'voc:contest.manage'], ['Malibu'])], levels: levelOf('voc/reader', null) }),
  );

  expect(thing?.loses[0]?.what).toBe('Reader and manage contests');
});

test('the saving button says the heaviest effect by name, in both languages', () => {
  const loses = person('Mary Jane', { loses: [onItem(reads, ['Montreal'])], levels: levelOf('voc/reader', 'voc/reader') });

  expect(saveWords(catalog, effectOf([mayGains]))).toBe('Save: May gains Montreal and Toronto');
  expect(saveWords(catalog, effectOf([loses, mayGains]))).toBe('Save: Mary Jane loses Montreal');
  expect(saveWords(catalog, effectOf([loses, { ...loses, person: mayGains.person }]))).toBe('Save: 2 people lose access');
  expect(saveWords(catalog, effectOf([]))).toBe('Save, changing nothing for anyone');
  overwriteGetLocale(() => 'fr');
  expect(saveWords(catalog, effectOf([loses]))).toBe('Enregistrer\u00a0: Mary Jane perd Montreal');
});

test('a gain without a place is told by role and thing', () => {
  const opened = person('May', { gains: [onItem(reads, [], true)], levels: levelOf(null, 'voc/reader') });

  expect(saveWords(catalog, effectOf([opened]))).toBe('Save: May gains Reader on Oscorp VoC');
});

test('another level, and rights without their place, are never told as places', () => {
  const lowered = person('Normand', { loses: [onItem(edits, ['Montreal'])], levels: levelOf('voc/contributor', 'voc/reader') });
  const trusted = person('Pepper', { gains: [onItem(['voc:confidential.view'], ['Malibu'])], levels: levelOf('voc/reader', 'voc/reader') });

  expect(saveWords(catalog, effectOf([lowered]))).toBe('Save: Normand goes from Contributor to Reader on Oscorp VoC');
  expect(saveWords(catalog, effectOf([trusted]))).toBe('Save: Pepper gains rights on Oscorp VoC');
});

test('many places and nodes are counted, never left out in silence', () => {
  const many = onItem(reads, ['A', 'B', 'C', 'D']);
  const more = { ...many, on: { ...many.on, moreLocations: 8 } } as EffectLine; // the same kind of line, with places beyond those named
  expect(saveWords(catalog, effectOf([person('May', { gains: [more], levels: levelOf(null, 'voc/reader') })]))).toBe(
    'Save: May gains A, B, and 10 more',
  );
  const nodes: EffectLine = {
    on: { is: 'nodes', names: ['Marvel', 'Oscorp', 'Stark'], more: 4 },
    permissions: ['administration:location.view'],
  };
  expect(saveWords(catalog, effectOf([person('May', { gains: [nodes] })]))).toBe('Save: May gains Reader on Marvel and 6 more');
});

test('people with the same difference are one', () => {
  const same = { ...mayGains, person: { ...mayGains.person, name: 'Ben' } };
  const other = person('Gwen', { loses: [onItem(reads, ['Québec'])] });

  expect(alike([mayGains, other, same]).map((group) => group.map((one) => one.person.name))).toEqual([['May', 'Ben'], ['Gwen']]);
});

const group = UserGroupId.parse(id(3));
const may = MemberId.parse(id(1));
const give = (role: string): AccessChange => ({
  change: 'give',
  to: { member: may },
  gives: { role },
  on: { item: ServiceItemId.parse(id(2)) },
});
const join: AccessChange = { change: 'join', group, member: may };
const nothing = { role: null, permission: null, location: null, through: null };

test('HX-46 a role without effect says through what, and what to use instead', () => {
  expect(withoutEffectSentence(catalog, { role: 'voc/reader' }, [{ role: 'voc/contributor', through: 'Pepper Pots Department' }])).toBe(
    'Reader has no effect: already Contributor through Pepper Pots Department. For finer rights, use individual permissions instead of groups.',
  );
});

test('BX-2 a line without effect says what gives the same, or what stays', () => {
  const said = (change: AccessChange, because: Partial<NoEffect['because'][number]>) =>
    noEffectSentence(catalog, change, { because: [{ ...nothing, ...because }] });
  const end: AccessChange = { change: 'end', grant: GrantId.parse(id(5)) };

  expect(said(end, { role: 'voc/contributor', through: 'Pepper Pots Department' })).toBe(
    'Keeps Contributor through Pepper Pots Department.',
  );
  expect(said(end, { location: 'Montreal', through: 'Gwen Stacy Department' })).toBe('Still sees Montreal through Gwen Stacy Department.');
  expect(said(give('voc/reader'), { role: 'voc/contributor' })).toBe('Reader has no effect: already Contributor directly.');
  expect(said({ change: 'join', group, member: may }, { role: 'voc/contributor' })).toBe('Already has Contributor directly.');
});

test('a line is a whole sentence by names, and what one does not see has none', () => {
  const on = { id: NodeId.parse(id(9)), is: 'node' as const, name: 'Oscorp', kind: 'subscription', service: null };
  expect(changeSentence(catalog, { change: 'give', to: 'May', gives: 'locations', on, filter: null })).toBe(
    'May: give all locations of Oscorp, including new ones',
  );
  expect(
    changeSentence(catalog, { change: 'give', to: 'May', gives: 'voc:confidential.view', on: { ...on, name: 'Oscorp VoC' }, filter: null }),
  ).toBe('May: give “see confidential information” on Oscorp VoC');
  expect(changeSentence(catalog, { change: 'end', to: null, gives: null, on: null, filter: null })).toBe(
    'something you do not see: end something you do not see',
  );
});

test('HX-35 what enters a location group or leaves it is said with the service that it is for', () => {
  const on = { id: NodeId.parse(id(9)), is: 'node' as const, name: 'Montreal', kind: 'point_of_service', service: null };
  const line = { change: 'withdraw' as const, to: 'Mary Jane Department', gives: 'locations', on, filter: null };
  const said = (filter: typeof line.filter | { service: string } | { item: ServiceItemId; name: string | null }) =>
    changeSentence(catalog, { ...line, filter });
  const item = ServiceItemId.parse(id(2));
  expect(said(null)).toBe('Mary Jane Department: take out Montreal');
  expect(said({ service: 'mystery_shopper' })).toBe('Mary Jane Department: take out Montreal, only for Mystery Shopper');
  expect(said({ item, name: 'Oscorp VoC' })).toBe('Mary Jane Department: take out Montreal, only for Oscorp VoC');
  expect(changeSentence(catalog, { ...line, change: 'enter', filter: { item, name: null } })).toBe(
    'Mary Jane Department: add Montreal, only for one service',
  );
});

test('one start and end for all passes over the end of roles that cannot end on a date', () => {
  const [from, until] = ['2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'];
  const administrator = give('administration/administrator');

  expect(timedAlike(catalog, [give('voc/reader'), administrator, join], { from, until })).toEqual([
    { ...give('voc/reader'), from, until },
    { ...administrator, from },
    { ...join, from, until },
  ]);
  expect(timedAlike(catalog, [{ ...join, from, until }], { from: null, until: null })).toEqual([join]);
});

test('a review as text holds its lines and who gains what', () => {
  const on = { id: ServiceItemId.parse(id(2)), is: 'item' as const, name: 'Oscorp VoC', kind: null, service: 'voc' };
  const effect: EffectView = {
    ...effectOf([mayGains]),
    changes: [{ change: 'give', to: 'May', gives: 'voc/reader', on, filter: null }],
    refused: [{ change: 0, reason: 'grant.managed_above', details: {} }],
    noEffect: [{ change: 0, person: mayGains.person, because: [{ ...nothing, role: 'voc/contributor' }] }],
  };

  expect(reviewAsText(catalog, { changes: [give('voc/reader')], effect })).toBe(
    [
      '1 change',
      '  May: give Reader on Oscorp VoC',
      '',
      'You cannot save this',
      '  ! May: give Reader on Oscorp VoC (This is managed at a higher level than yours)',
      '',
      'What the changes do',
      '  May',
      '    + Montreal and Toronto: Reader on Oscorp VoC',
      '',
      'No effect because…',
      '  = May: Reader has no effect: already Contributor directly.',
    ].join('\n'),
  );
});

test('what only ends later does not change nothing', () => {
  const until = '2027-01-31T17:00:00.000Z';
  const ending: AccessChange = { ...join, until };

  expect(saveWords(catalog, effectOf([]), endsLater([ending]))).toBe('Save: nothing changes before its date');
  expect(endsLater([join, give('voc/reader')])).toBe(false);
  expect(timesOf(ending)).toHaveLength(1);
});

test('an effect is told for the moment at which the last of it begins', () => {
  const [first, last] = ['2027-01-01T00:00:00.000Z', '2027-02-01T00:00:00.000Z'];

  expect(beginsAt([{ ...join, from: last }, join, { ...join, from: first }])).toBe(last);
  expect(beginsAt([join])).toBeNull();
});
