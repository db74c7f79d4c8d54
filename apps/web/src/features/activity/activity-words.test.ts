import type { ActivityRow, ActivityView, NamedTarget } from '@totem/domain/activity';
import { catalogs } from '@totem/domain/catalog/products';
import { LocationGroupId, MemberId, NodeId, ServiceItemId, UserGroupId } from '@totem/domain/ids';
import { afterEach, expect, test } from 'vitest';
import { baseLocale, overwriteGetLocale } from '../../paraglide/runtime.js';
import { kindWords, kindsIn } from './activity-kinds.ts';
import { activitySentence, activityText, onlyForWords } from './activity-words.ts';

const catalog = catalogs.hexia();
const id = '0198aaaa-0000-7000-8000-000000000001';
const member = { id: MemberId.parse(id), name: 'May Parker', opens: true };
const group = { id: UserGroupId.parse(id), name: 'Oscorp Desk', opens: false };
const item = { id: ServiceItemId.parse(id), is: 'item' as const, name: 'Oscorp VoC', kind: null, service: 'voc' };
const place = { id: NodeId.parse(id), is: 'node' as const, name: 'Montreal', kind: 'point_of_service', service: null };
const oscorp = { ...place, name: 'Oscorp', kind: 'subscription' };
const places = { id: LocationGroupId.parse(id), is: 'location_group' as const, name: 'Coast', kind: null, service: null };
const always = { from: '2026-05-03T14:00:00Z', until: null, before: null, forItem: null };
const reader = { role: 'voc/reader' };
const everywhere = { locations: null };
const confidential = { permission: 'voc:confidential.view' };

const row = (what: ActivityView, more: Partial<ActivityRow> = {}): ActivityRow => ({
  id: '3fa9',
  at: '2026-05-03T14:00:00Z',
  who: { is: 'member', id: MemberId.parse(id), name: 'Felicia' },
  viewedAs: null,
  what,
  reason: null,
  ...more,
});
const gave = (more: Partial<Extract<ActivityView, { type: 'grant.given' }>>): ActivityView => ({
  type: 'grant.given',
  to: { member },
  gives: reader,
  on: item,
  ...always,
  ...more,
});
const took = (more: Partial<Extract<ActivityView, { type: 'grant.ended' }>>): ActivityView => ({
  type: 'grant.ended',
  to: { member },
  gives: reader,
  on: item,
  forItem: null,
  ...more,
});
const entry = {
  locationGroup: { id: places.id, name: 'Coast' },
  location: { id: place.id, name: 'Montreal' },
  filter: null,
  forItem: null,
};

afterEach(() => overwriteGetLocale(() => baseLocale));

test.each<[ActivityView, string, string]>([
  [gave({}), 'Felicia gave May Parker Reader on Oscorp VoC', 'Felicia a donné « Lecteur » à May Parker sur Oscorp VoC'],
  [
    gave({ to: { group } }),
    'Felicia gave everybody in Oscorp Desk Reader on Oscorp VoC',
    'Felicia a donné « Lecteur » à toutes les personnes de Oscorp Desk sur Oscorp VoC',
  ],
  [
    gave({ gives: { role: 'voc/contributor' }, before: reader }),
    'Felicia changed May Parker from Reader to Contributor on Oscorp VoC',
    'Felicia a fait passer May Parker de « Lecteur » à « Contributeur » sur Oscorp VoC',
  ],
  [
    gave({ gives: confidential }),
    'Felicia let May Parker see confidential information on Oscorp VoC',
    'Felicia a donné à May Parker la permission « voir les informations confidentielles » sur Oscorp VoC',
  ],
  [gave({ gives: everywhere, on: place }), 'Felicia gave May Parker Montreal', 'Felicia a donné Montreal à May Parker'],
  [
    gave({ gives: everywhere, on: places }),
    'Felicia gave May Parker the places of Coast',
    'Felicia a donné les lieux de Coast à May Parker',
  ],
  [
    gave({ gives: everywhere, on: oscorp }),
    'Felicia gave May Parker all of Oscorp, including new places',
    'Felicia a donné tout Oscorp à May Parker, y compris les nouveaux lieux',
  ],
  [took({}), 'Felicia took Reader on Oscorp VoC from May Parker', 'Felicia a retiré « Lecteur » sur Oscorp VoC à May Parker'],
  [took({ gives: everywhere, on: place }), 'Felicia took Montreal from May Parker', 'Felicia a retiré Montreal à May Parker'],
  [
    took({ gives: confidential, to: { group } }),
    'Felicia no longer lets everybody in Oscorp Desk see confidential information on Oscorp VoC',
    'Felicia a retiré à toutes les personnes de Oscorp Desk la permission « voir les informations confidentielles » sur Oscorp VoC',
  ],
  [{ type: 'user_group.created', group, at: oscorp }, 'Felicia created Oscorp Desk in Oscorp', 'Felicia a créé Oscorp Desk dans Oscorp'],
  [
    { type: 'user_group.edited', group, before: 'Desk', after: 'Front Desk' },
    'Felicia renamed Desk to Front Desk',
    'Felicia a renommé Desk en Front Desk',
  ],
  [
    { type: 'user_group.joined', group, member, ...always },
    'Felicia added May Parker to Oscorp Desk',
    'Felicia a ajouté May Parker à Oscorp Desk',
  ],
  [{ type: 'user_group.deleted', group }, 'Felicia deleted Oscorp Desk', 'Felicia a supprimé Oscorp Desk'],
  [{ type: 'user_group.restored', group }, 'Felicia restored Oscorp Desk', 'Felicia a restauré Oscorp Desk'],
  [{ type: 'location_group.deleted', on: places }, 'Felicia deleted Coast', 'Felicia a supprimé Coast'],
  [{ type: 'location_group.restored', on: places }, 'Felicia restored Coast', 'Felicia a restauré Coast'],
  [{ type: 'user_group.left', group, member }, 'Felicia took May Parker out of Oscorp Desk', 'Felicia a retiré May Parker de Oscorp Desk'],
  [{ type: 'location_group.created', on: places, at: oscorp }, 'Felicia created Coast in Oscorp', 'Felicia a créé Coast dans Oscorp'],
  [
    { type: 'location_group.edited', on: places, before: 'Coast', after: 'East Coast' },
    'Felicia renamed Coast to East Coast',
    'Felicia a renommé Coast en East Coast',
  ],
  [{ type: 'location_group.entered', ...entry }, 'Felicia put Montreal into Coast', 'Felicia a mis Montreal dans Coast'],
  [{ type: 'location_group.withdrawn', ...entry }, 'Felicia took Montreal out of Coast', 'Felicia a sorti Montreal de Coast'],
  [{ type: 'node.created', on: place, under: oscorp }, 'Felicia created Montreal in Oscorp', 'Felicia a créé Montreal dans Oscorp'],
  [
    { type: 'node.edited', on: place, before: { name: 'Montréal', type: 'store' }, after: { name: 'Montreal', type: 'online' } },
    'Felicia renamed Montréal to Montreal',
    'Felicia a renommé Montréal en Montreal',
  ],
  [
    { type: 'node.edited', on: place, before: { name: 'Montreal', type: 'store' }, after: { name: 'Montreal', type: 'online' } },
    'Felicia changed the type of Montreal',
    'Felicia a changé le type de Montreal',
  ],
  [
    { type: 'node.moved', on: place, source: oscorp, destination: { ...oscorp, name: 'Daily Bugle' } },
    'Felicia moved Montreal from Oscorp to Daily Bugle',
    'Felicia a déplacé Montreal de Oscorp vers Daily Bugle',
  ],
  [
    { type: 'node.moved', on: { ...place, opens: false }, source: oscorp, destination: null },
    'Felicia moved Montreal out of Oscorp',
    'Felicia a déplacé Montreal hors de Oscorp',
  ],
  [
    { type: 'node.moved', on: place, source: null, destination: oscorp },
    'Felicia moved Montreal to Oscorp',
    'Felicia a déplacé Montreal vers Oscorp',
  ],
  [{ type: 'node.archived', on: place }, 'Felicia archived Montreal', 'Felicia a archivé Montreal'],
  [{ type: 'node.restored', on: place }, 'Felicia restored Montreal', 'Felicia a restauré Montreal'],
  [{ type: 'service_item.created', on: item, at: oscorp }, 'Felicia created Oscorp VoC in Oscorp', 'Felicia a créé Oscorp VoC dans Oscorp'],
  [
    { type: 'service_item.edited', on: item, before: 'VoC', after: 'Oscorp VoC' },
    'Felicia renamed VoC to Oscorp VoC',
    'Felicia a renommé VoC en Oscorp VoC',
  ],
  [{ type: 'service_item.archived', on: item }, 'Felicia archived Oscorp VoC', 'Felicia a archivé Oscorp VoC'],
  [{ type: 'service_item.restored', on: item }, 'Felicia restored Oscorp VoC', 'Felicia a restauré Oscorp VoC'],
  [
    { type: 'activity.exported', on: oscorp, format: 'csv', narrowed: false },
    'Felicia exported the activity of Oscorp',
    'Felicia a exporté l’activité de Oscorp',
  ],
  [
    { type: 'activity.exported', on: oscorp, format: 'json_lines', narrowed: true },
    'Felicia exported a part of the activity of Oscorp',
    'Felicia a exporté une partie de l’activité de Oscorp',
  ],
  [{ type: 'import.made', on: oscorp, rows: 2 }, 'Felicia imported a file into Oscorp', 'Felicia a importé un fichier dans Oscorp'],
  [
    { type: 'organization.imported', members: 2, grants: 3 },
    'Felicia imported the organization, with 2 people',
    'Felicia a importé l’organisation, avec 2 personnes',
  ],
])('%o is one sentence', (what, english, french) => {
  expect(activityText(catalog, row(what))).toBe(english);
  overwriteGetLocale(() => 'fr');
  expect(activityText(catalog, row(what)).replaceAll('\u00A0', ' ')).toBe(french);
});

test('everything that can be given to somebody can be given to everybody in a user group, and taken from them', () => {
  for (const gives of [reader, confidential, everywhere])
    for (const on of [item, place, places, oscorp])
      for (const what of [gave, took]) {
        const [one, all] = [what({ gives, on }), what({ gives, on, to: { group } })].map((each) => activityText(catalog, row(each)));
        expect(all).toContain('everybody in Oscorp Desk');
        expect(all?.replace('everybody in Oscorp Desk', 'May Parker')).toBe(one);
      }
});

test('who did it is somebody where the reader may not know them, and Totem where nobody did', () => {
  const by = (who: ActivityRow['who'], viewedAs: ActivityRow['viewedAs'] = null) => activityText(catalog, row(gave({}), { who, viewedAs }));
  expect(by({ is: 'hidden' })).toMatch(/^Somebody gave/);
  expect(by({ is: 'system', job: 'import' })).toMatch(/^Totem gave/);
  expect(by({ is: 'service_account' })).toMatch(/^A service account gave/);
  expect(by({ is: 'member', id: member.id, name: 'Nick' }, { is: 'member', id: member.id, name: 'May Parker' })).toMatch(
    /^Nick → May Parker gave/,
  );
});

test('what has a page leads there, what has none is words', () => {
  const { named } = activitySentence(catalog, row({ type: 'user_group.joined', group, member, ...always }));
  expect(named.map((one) => [one.text, one.leadsTo?.is])).toEqual([
    ['Felicia', 'member'],
    ['May Parker', 'member'],
    ['Oscorp Desk', undefined],
  ]);
  const leads = (more: Parameters<typeof gave>[0]) => activitySentence(catalog, row(gave(more))).named.at(-1)?.leadsTo;
  expect(leads({ gives: everywhere, on: place })).toEqual({ is: 'place', place: { location: place.id } });
  expect(leads({ gives: everywhere, on: places })).toEqual({
    is: 'place',
    place: { group: places.id },
  });
});

test('places for some services alone say so', () => {
  const only = (locations: { service: string } | { item: ServiceItemId } | null, forItem: string | null = null) =>
    onlyForWords(catalog, gave({ gives: { locations }, on: place, forItem }));
  expect(only(null)).toBe(null);
  expect(only({ service: 'voc' })).toBe('For Voice of Customer alone.');
  expect(only({ item: item.id }, 'Oscorp VoC')).toBe('For Oscorp VoC alone.');
  expect(only({ item: item.id })).toBe('For one service alone.');
  expect(onlyForWords(catalog, took({ gives: reader }))).toBe(null);
});

test('kinds of events are called by the product’s words, and only those that it has are offered', () => {
  expect(kindWords(catalog, 'location_group.entered')).toBe('PoS group: a place was added');
  expect(kindsIn(catalogs.hitflow())).toEqual([
    'grant.given',
    'grant.ended',
    'role.created',
    'role.edited',
    'role.deleted',
    'activity.exported',
    'import.made',
    'organization.imported',
  ]);
});

test('E34 what moved to where its reader may not follow is named, and leads nowhere', () => {
  const named = (on: NamedTarget) =>
    activitySentence(catalog, row({ type: 'node.archived', on })).named.map(({ text, leadsTo }) => [text, leadsTo?.is ?? null]);
  expect(named(place)).toEqual([
    ['Felicia', 'member'],
    ['Montreal', 'place'],
  ]);
  expect(named({ ...place, opens: false })).toEqual([
    ['Felicia', 'member'],
    ['Montreal', null],
  ]);
});
