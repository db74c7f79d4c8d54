import { expect, test } from 'vitest';
import type { ActivityRow, ActivityView } from './activity.ts';
import { type FileReader, fileBeginning, fileLine } from './activity-file.ts';
import { auditEventTypes } from './audit.ts';
import { catalogs } from './catalog/products.ts';
import { LocationGroupId, MemberId, NodeId, ServiceItemId, UserGroupId } from './ids.ts';

const id = '0198aaaa-0000-7000-8000-000000000001';
const english: FileReader = { catalog: catalogs.hexia(), language: 'en', clock: (instant) => `clock ${instant}` };
const french: FileReader = { ...english, language: 'fr' };
const member = { id: MemberId.parse(id), name: 'May Parker', opens: true };
const group = { id: UserGroupId.parse(id), name: 'Oscorp Desk', opens: true };
const item = { id: ServiceItemId.parse(id), is: 'item' as const, name: 'Oscorp VoC', kind: null, service: 'voc' };
const place = { id: NodeId.parse(id), is: 'node' as const, name: 'Montreal', kind: 'point_of_service', service: null };
const entry = {
  locationGroup: { id: LocationGroupId.parse(id), name: 'Coast' },
  location: { id: place.id, name: 'Montreal' },
};
const gave = { type: 'grant.given', to: { member }, gives: { role: 'voc/reader' }, on: item, forItem: null, before: null } as const;
const period = { from: '2026-05-03T14:00:00.000Z', until: '2026-12-31T05:00:00.000Z' };
const named = { is: 'member', id: member.id, name: 'Felicia' } as const;

const row = (what: ActivityView, more: Partial<ActivityRow> = {}): ActivityRow => ({
  id: 'f00d',
  at: '2026-05-03T14:00:00.123Z',
  who: named,
  viewedAs: null,
  what,
  reason: null,
  ...more,
});
/** The cells of a line, none of which has a quote in it. */
const cellsIn = (line: string): string[] =>
  [...line.trimEnd().matchAll(/(?:^|,)(?:"([^"]*)"|([^",]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

/** What stands in the columns of a table, by their heads; what is empty is left out. */
function cells(reader: FileReader, what: ActivityView, more: Partial<ActivityRow> = {}, number: number | null = null) {
  const heads = cellsIn(fileBeginning('csv', reader).slice(1));
  const line = cellsIn(fileLine('csv', reader, { row: row(what, more), fingerprint: 'beef', number }));
  expect(line.length).toBe(heads.length);
  return Object.fromEntries(heads.flatMap((head, index) => (line[index] === '' ? [] : [[head, line[index]]])));
}

test('a table begins with its columns in the reader’s language and the product’s words', () => {
  expect(fileBeginning('csv', english)).toMatch(
    /^\uFEFFWhen,What,Who did it,Acting as,Person,User group,Access,.*,PoS group,.*,Fingerprint\r\n$/,
  );
  expect(fileBeginning('csv', french)).toMatch(/^\uFEFFQuand,Quoi,.*,Empreinte\r\n$/);
  expect(fileBeginning('json_lines', english)).toBe('');
});

const only = (what: ActivityView, more: Partial<ActivityRow> = {}, reader = english) => {
  const { When, Quand, Fingerprint, Empreinte, ...rest } = cells(reader, what, more);
  expect([When ?? Quand, Fingerprint ?? Empreinte]).toEqual(['clock 2026-05-03T14:00:00.123Z', 'beef']);
  return rest;
};
const by = { 'Who did it': 'Felicia' };

test('a grant is a row with whom, what, where, from when to when, and what it took the place of', () => {
  expect(only({ ...gave, ...period, before: { permission: 'voc:confidential.view' } }, { reason: '=cover' })).toEqual({
    ...by,
    What: 'Access was given',
    Person: 'May Parker',
    Access: 'Reader, Voice of Customer',
    On: 'Oscorp VoC',
    From: 'clock 2026-05-03T14:00:00.000Z',
    Until: 'clock 2026-12-31T05:00:00.000Z',
    Before: 'Additional permission: see confidential information',
    Reason: "'=cover",
    'Kind of event': 'grant.given',
  });
  expect(only({ ...gave, ...period, until: null, to: { group } })).toMatchObject({ 'User group': 'Oscorp Desk' });
});

test('places are given for all services, for those of one kind, or for one alone', () => {
  const ended = (locations: { service: string } | { item: ServiceItemId } | null, forItem: string | null = null) =>
    only({ type: 'grant.ended', to: { member }, gives: { locations }, on: place, forItem });
  expect(ended(null)).toMatchObject({ Access: 'Points of Service', On: 'Montreal' });
  expect(ended(null)).not.toHaveProperty('Only for');
  expect(ended({ service: 'voc' })).toMatchObject({ 'Only for': 'Voice of Customer' });
  expect(ended({ service: 'gone' })).toMatchObject({ 'Only for': 'gone' });
  expect(ended({ item: item.id }, 'Oscorp VoC')).toMatchObject({ 'Only for': 'Oscorp VoC' });
});

test('whatever happened to groups, places, services and the organization has its columns', () => {
  expect(only({ type: 'user_group.left', group, member })).toMatchObject({ Person: 'May Parker', 'User group': 'Oscorp Desk' });
  expect(only({ type: 'location_group.entered', ...entry, filter: { service: 'voc' }, forItem: null })).toMatchObject({
    On: 'Montreal',
    'PoS group': 'Coast',
    'Only for': 'Voice of Customer',
  });
  expect(only({ type: 'node.created', on: place, under: { ...place, name: 'Oscorp' } })).toMatchObject({ On: 'Montreal', In: 'Oscorp' });
  expect(only({ type: 'service_item.created', on: item, at: { ...place, name: 'Oscorp' } })).toMatchObject({ In: 'Oscorp' });
  expect(
    only({ type: 'node.edited', on: place, before: { name: 'Montréal', type: null }, after: { name: 'Montreal', type: 'store' } }),
  ).toMatchObject({ Before: 'Montréal', After: 'Montreal (store)' });
  const moved = { type: 'node.moved', on: place, source: { ...place, name: 'Oscorp' }, destination: null } as const;
  expect(only(moved)).toMatchObject({ On: 'Montreal', Before: 'Oscorp' });
  expect(only(moved)).not.toHaveProperty('After');
  expect(only({ ...moved, source: null, destination: moved.source })).toMatchObject({ After: 'Oscorp' });
  expect(only({ type: 'service_item.edited', on: item, before: 'VoC', after: 'Oscorp VoC' })).toMatchObject({
    Before: 'VoC',
    After: 'Oscorp VoC',
  });
  expect(only({ type: 'organization.imported', members: 1, grants: 2 }, {}, french)).toEqual({
    Quoi: 'Organisation importée',
    'Qui l’a fait': 'Felicia',
    'Type d’événement': 'organization.imported',
  });
});

test('who did it is named as far as the reader may know them', () => {
  const who = (one: ActivityRow['who'], reader = english) =>
    cells(reader, { type: 'node.archived', on: place }, { who: one, viewedAs: one });
  expect(who({ is: 'hidden' })).toMatchObject({ 'Who did it': 'Somebody', 'Acting as': 'Somebody' });
  expect(who({ is: 'hidden' }, french)).toMatchObject({ 'Qui l’a fait': 'Quelqu’un' });
  expect(who({ is: 'service_account' })).toMatchObject({ 'Who did it': 'A service account' });
  expect(who({ is: 'system', job: 'import' })).toMatchObject({ 'Who did it': 'Totem' });
});

test('the number in the chain is there for whom it may be', () => {
  expect(cells(english, { type: 'node.archived', on: place }, {}, 7)).toMatchObject({ Number: '7' });
  const line = (number: number | null) =>
    JSON.parse(fileLine('json_lines', english, { row: row({ type: 'node.archived', on: place }), fingerprint: 'beef', number }));
  expect(line(7)).toMatchObject({ number: 7, fingerprint: 'beef' });
  expect(line(null)).not.toHaveProperty('number');
});

test('a line of JSON has all that the console would show, in the reader’s words where the product has some', () => {
  const what: ActivityView = { ...gave, ...period };
  const text = fileLine('json_lines', french, { row: row(what, { reason: 'two\nlines' }), fingerprint: 'beef', number: null });
  expect(text.indexOf('\n')).toBe(text.length - 1);
  expect(JSON.parse(text)).toEqual({
    at: '2026-05-03T14:00:00.123Z',
    event: 'grant.given',
    words: 'Accès donné',
    who: named,
    viewedAs: null,
    access: 'Lecteur, Voix du client',
    what,
    reason: 'two\nlines',
    fingerprint: 'beef',
  });
});

test('every kind of event has words in both languages', () => {
  expect(auditEventTypes.length).toBeGreaterThan(10);
  for (const reader of [english, french]) {
    const words = auditEventTypes.map((type) => {
      const what = { type, on: place, under: place, at: place, members: 1, grants: 1 } as unknown as ActivityView; // only its type is read
      return JSON.parse(fileLine('json_lines', reader, { row: row(what), fingerprint: '', number: null })).words;
    });
    expect(new Set(words).size).toBe(auditEventTypes.length);
  }
});
