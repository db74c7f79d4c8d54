import type { AccessPathView, DecisionView, FixView, LocationPathView, NearMissView } from '@totem/domain/access-questions';
import { catalogs } from '@totem/domain/catalog/products';
import { GrantId, MemberId, NodeId, ServiceItemId, UserGroupId, Version, LocationGroupId } from '@totem/domain/ids';
import { afterEach, expect, test } from 'vitest';
import { baseLocale, overwriteGetLocale } from '../../../paraglide/runtime.js';
import {
  answerSentence,
  doorsOf,
  fixesOf,
  fixWords,
  gateSentence,
  givenWords,
  missSentence,
  momentOf,
  pathSentence,
  placeSentence,
  placesOf,
} from './why-words.ts';

const catalog = catalogs.hexia();
const inBoth = (words: () => string): string[] =>
  (['en', 'fr'] as const).map((locale) => {
    overwriteGetLocale(() => locale);
    return words();
  });
afterEach(() => overwriteGetLocale(() => baseLocale));

const uuid = (digit: number) => `00000000-0000-4000-8000-${String(digit).padStart(12, '0')}`;
const montreal = { id: NodeId.parse(uuid(1)), name: 'Montréal', kind: 'point_of_service' };
const oscorp = { id: NodeId.parse(uuid(2)), name: 'Oscorp', kind: 'subscription' };
const voc = { id: ServiceItemId.parse(uuid(3)), is: 'item', name: 'Oscorp VoC', kind: null, service: 'voc' } as const;
const department = {
  id: LocationGroupId.parse(uuid(4)),
  is: 'location_group',
  name: 'Gwen Stacy Department',
  kind: null,
  service: null,
} as const;
const desk = { id: UserGroupId.parse(uuid(5)), name: 'Oscorp Desk' };
const given = { grantedBy: null, grantedAt: '2026-05-03T12:00:00.000Z', until: null, reason: null };
const place = (on: LocationPathView['on'], through: LocationPathView['through'] = null, grant = 6): LocationPathView => ({
  ...given,
  grant: GrantId.parse(uuid(grant)),
  through,
  on,
  location: montreal,
});
const path = (more: Partial<AccessPathView> = {}): AccessPathView => ({
  ...given,
  grant: GrantId.parse(uuid(7)),
  through: null,
  role: 'voc/reader',
  reach: 'granted_locations',
  permission: 'voc:dashboard.view',
  on: voc,
  locations: [],
  participation: null,
  ...more,
});
const nothing = { location: null, service: null, has: null, needs: null, on: null, at: null, home: null, fixes: [] };
const miss = (more: Partial<NearMissView>): NearMissView => ({ ...nothing, missing: 'location', ...more });
const decision = (allowed: boolean): DecisionView => ({
  member: { id: MemberId.parse(uuid(8)), name: 'May Parker' },
  permission: 'voc:dashboard.view',
  allowed,
  gates: [],
  because: [],
  nearMisses: [],
  version: Version.parse(3),
});

test('the answer is one sentence, with or without a location', () => {
  expect(inBoth(() => answerSentence(catalog, decision(true), { on: 'Oscorp VoC', location: 'Montréal' }))).toEqual([
    'May Parker can see the dashboard on Oscorp VoC at Montréal.',
    'May Parker peut voir le tableau de bord sur Oscorp VoC, à Montréal.',
  ]);
  expect(inBoth(() => answerSentence(catalog, decision(false), { on: 'Oscorp VoC' }))).toEqual([
    'May Parker cannot see the dashboard on Oscorp VoC.',
    'May Parker ne peut pas voir le tableau de bord sur Oscorp VoC.',
  ]);
});

test('a path says through whom it comes', () => {
  expect(inBoth(() => pathSentence(catalog, 'May', path()))).toEqual([
    'May is Reader on Oscorp VoC, given directly.',
    'May est Lecteur sur Oscorp VoC, par une permission directe.',
  ]);
  expect(inBoth(() => pathSentence(catalog, 'May', path({ through: desk })))).toEqual([
    'May is in Oscorp Desk, which is Reader on Oscorp VoC.',
    'May fait partie de Oscorp Desk, qui est Lecteur sur Oscorp VoC.',
  ]);
  const extra = path({ role: null, reach: null, permission: 'voc:confidential.view', through: desk });
  expect(inBoth(() => pathSentence(catalog, 'May', extra))).toEqual([
    'May is in Oscorp Desk, which may see confidential information on Oscorp VoC on top of a role.',
    'May fait partie de Oscorp Desk, qui peut voir les informations confidentielles sur Oscorp VoC en plus d’un rôle.',
  ]);
});

test('HX-35 every way in which a location is held is told, each once', () => {
  const direct = place({ ...montreal, is: 'node', service: null });
  const grouped = place(department, null, 9);
  const whole = place({ ...oscorp, is: 'node', service: null }, desk, 10);
  const ways = placesOf([path({ locations: [direct, grouped] }), path({ locations: [grouped, whole] })]);
  expect(ways).toEqual([direct, grouped, whole]);
  expect(ways.map((way) => inBoth(() => placeSentence(catalog, 'May', way)))).toEqual([
    ['May has Montréal, given directly.', 'May a Montréal, par une permission directe.'],
    [
      'May has Montréal through Gwen Stacy Department (PoS group), given directly.',
      'May a Montréal par Gwen Stacy Department (Groupe de points de service), par une permission directe.',
    ],
    [
      'May is in Oscorp Desk, which has Montréal as a part of Oscorp.',
      'May fait partie de Oscorp Desk, qui a Montréal comme partie de Oscorp.',
    ],
  ]);
});

test('who gave it, when, until when and why are told', () => {
  const by = { id: MemberId.parse(uuid(8)), name: 'Felicia' };
  expect(inBoth(() => givenWords({ ...given, grantedBy: by, until: '2026-09-30T12:00:00.000Z', reason: 'Summer' }).join(' | '))).toEqual([
    'Given by Felicia on May 3, 2026 | until Sep 30, 2026 | Reason: Summer',
    'Donné par Felicia le 3 mai 2026 | jusqu’au 30 sept. 2026 | Raison\u00a0: Summer',
  ]);
  expect(inBoth(() => givenWords(given).join(' | '))[0]).toBe('Given on May 3, 2026 | no end');
});

const misses: readonly (readonly [NearMissView, string, string])[] = [
  [miss({ location: montreal }), 'May does not have Montréal.', 'May n’a pas Montréal.'],
  [
    miss({ missing: 'role', service: 'voc', needs: 'voc/reader' }),
    'May has no role in Voice of Customer here; Reader would be enough.',
    'May n’a aucun rôle dans Voix du client ici\u00a0; Lecteur suffirait.',
  ],
  [miss({ missing: 'role' }), 'May has no role in Voice of Customer here.', 'May n’a aucun rôle dans Voix du client ici.'],
  [
    miss({ missing: 'rank', has: 'voc/reader', needs: 'voc/contributor' }),
    'May is Reader here, and this needs Contributor.',
    'May est Lecteur ici, et ceci demande Contributeur.',
  ],
  [
    miss({ missing: 'extra' }),
    'May lacks the additional permission for this; no role includes it.',
    'May n’a pas la permission additionnelle pour ceci\u00a0; aucun rôle ne la comprend.',
  ],
  [
    miss({ missing: 'role_under_extra' }),
    'May has the additional permission, but no role of Voice of Customer under it.',
    'May a la permission additionnelle, mais aucun rôle de Voix du client en dessous.',
  ],
  [miss({ missing: 'elsewhere', on: voc }), 'May has this on Oscorp VoC, not here.', 'May a ceci sur Oscorp VoC, pas ici.'],
  [miss({ missing: 'participation' }), 'May does not participate in it.', 'May n’y participe pas.'],
  [
    miss({ missing: 'ended', at: '2026-05-03T12:00:00.000Z' }),
    'What gave this ended on May 3, 2026.',
    'Ce qui le donnait a pris fin le 3 mai 2026.',
  ],
  [
    miss({ missing: 'not_started', at: '2026-05-03T12:00:00.000Z' }),
    'What gives this starts on May 3, 2026.',
    'Ce qui le donne commence le 3 mai 2026.',
  ],
  [
    miss({ missing: 'level', home: oscorp }),
    'May belongs to Oscorp, and this lies elsewhere. To work here, the level of May must be higher.',
    'May relève de Oscorp, et ceci se trouve ailleurs. Pour y travailler, le niveau de May doit être plus élevé.',
  ],
  [
    miss({ missing: 'gate' }),
    'Everything needed is given; only a closed gate stands in the way.',
    'Tout le nécessaire est donné\u00a0; seule une porte fermée s’y oppose.',
  ],
];

test.each(misses)('BX-27 a no says what is missing: $missing', (one, en, fr) => {
  expect(inBoth(() => missSentence(catalog, 'May', 'voc:dashboard.view', one))).toEqual([en, fr]);
});

test('a closed gate is told in words', () => {
  const hexfit = catalogs.hexfit();
  const said = (gate: DecisionView['gates'][number], bundle: string | null = 'clinic') =>
    inBoth(() => gateSentence(hexfit, 'Rita', bundle, gate));
  expect(said({ gate: 'entitlement', detail: 'training_programs' })).toEqual([
    'This is not in the bundle Clinic.',
    'Ceci n’est pas inclus dans le forfait Clinique.',
  ]);
  expect(said({ gate: 'entitlement', detail: 'training_programs' }, null)).toEqual([
    'This needs a bundle, and Rita has none.',
    'Ceci demande un forfait, et Rita n’en a aucun.',
  ]);
  expect(said({ gate: 'status', detail: 'suspended' })[0]).toMatch(/^Rita is suspended/);
  expect(said({ gate: 'status', detail: 'ended' })[0]).toMatch(/^Rita has left/);
  const others = [
    { gate: 'archived', detail: null },
    { gate: 'device', detail: null },
    { gate: 'view_as', detail: 'not_read' },
    { gate: 'view_as', detail: 'outside_scope' },
    { gate: 'view_as', detail: 'masked' },
  ] as const;
  const sentences = others.flatMap((gate) => said(gate));
  expect(new Set(sentences).size).toBe(others.length * 2);
});

test('the gates of a question are told, open or closed; those of a situation only where they are closed', () => {
  const hexfit = catalogs.hexfit();
  const doors = (gates: DecisionView['gates'], permission: string) =>
    inBoth(() =>
      doorsOf(hexfit, { ...decision(false), permission, gates })
        .map((door) => `${door.words}${door.isOpen ? '' : '!'}`)
        .join(', '),
    );
  expect(doors([{ gate: 'entitlement', detail: 'training_programs' }], 'files:training_program.view')).toEqual([
    'Active, Not in the bundle!, Not archived',
    'Actif, Hors du forfait!, Non archivé',
  ]);
  const others: DecisionView['gates'] = [
    { gate: 'status', detail: 'suspended' },
    { gate: 'archived', detail: null },
    { gate: 'device', detail: null },
    { gate: 'view_as', detail: 'masked' },
  ];
  expect(doors(others, 'files:file.edit')).toEqual([
    'Not active!, In the bundle, Archived!, Other device!, Viewing as!',
    'Inactif!, Dans le forfait, Archivé!, Autre appareil!, Vue d’une autre personne!',
  ]);
});

test('BX-27 a fix says what it gives, and each is offered once, those that may be drafted first', () => {
  const give = (gives: string, on: FixView['names'][number]['on']) => ({ gives, on, group: null });
  const role: FixView['changes'][number] = {
    change: 'give',
    to: { member: MemberId.parse(uuid(8)) },
    gives: { role: 'voc/reader' },
    on: { item: voc.id },
  };
  const location: FixView['changes'][number] = { ...role, gives: { locations: null }, on: { node: montreal.id } };
  const at = { ...montreal, is: 'node', service: null } as const;
  const both: FixView = { changes: [role, location], names: [give('voc/reader', voc), give('locations', at)], refused: null };
  const turned: FixView = { changes: [location, role], names: both.names.toReversed(), refused: null };
  const join: FixView = {
    changes: [{ change: 'join', group: desk.id, member: MemberId.parse(uuid(8)) }],
    names: [{ gives: null, on: null, group: desk }],
    refused: 'access.denied',
  };
  const fixes = fixesOf([miss({ missing: 'role', fixes: [join, both] }), miss({ fixes: [turned] })]);
  expect(fixes.map((fix) => fix.refused)).toEqual([null, 'access.denied']);
  expect(inBoth(() => fixes.map((fix) => fixWords(catalog, fix)).join(' | '))).toEqual([
    'Give Montréal and give Reader on Oscorp VoC | Add to Oscorp Desk',
    'Donner Montréal et donner Lecteur sur Oscorp VoC | Ajouter à Oscorp Desk',
  ]);
  const others: FixView = {
    changes: [],
    names: [give('voc:confidential.view', voc), give('locations', department)],
    refused: null,
  };
  expect(inBoth(() => fixWords(catalog, others))).toEqual([
    'Allow to see confidential information on Oscorp VoC and give Gwen Stacy Department (PoS group)',
    'Permettre de voir les informations confidentielles sur Oscorp VoC et donner Gwen Stacy Department (Groupe de points de service)',
  ]);
});

test('a moment names the zone in which it is told', () => {
  expect(inBoth(() => momentOf('2026-05-03T18:00:00.000Z'))).toEqual([
    expect.stringMatching(/^May 3, 2026 at .*:00.*(UTC|GMT|[A-Z]{3})/),
    expect.stringMatching(/^3 mai 2026.*(UTC|HAE|UTC)/),
  ]);
});
