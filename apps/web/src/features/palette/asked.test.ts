import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAsked } from './asked.ts';

const now = new Date(2026, 10, 30, 12);
const lastMinute = (year: number, month: number, day: number) => new Date(year, month - 1, day, 23, 59).toISOString();
const verbs = ['edit', 'modifier', 'set', 'configurer'];

const third = lastMinute(2026, 5, 3);

test.each([
  // who
  ['who can see Montreal', { ask: 'who', may: null, on: 'montreal', at: null }],
  ['Who sees the Montreal store?', { ask: 'who', may: null, on: 'montreal store', at: null }],
  ['who has access to VoC post purchase', { ask: 'who', may: null, on: 'voc post purchase', at: null }],
  ['who could see Montreal on 3 May', { ask: 'who', may: null, on: 'montreal', at: third }],
  ['on May 3rd, who could see Montreal', { ask: 'who', may: null, on: 'montreal', at: third }],
  ['who can see confidential information at Malibu', { ask: 'who', may: 'see confidential information', on: 'malibu', at: null }],
  ['who can edit alerts', { ask: 'who', may: 'edit alerts', on: '', at: null }],
  ['qui peut voir Montréal', { ask: 'who', may: null, on: 'montreal', at: null }],
  ['qui voit Québec ?', { ask: 'who', may: null, on: 'quebec', at: null }],
  ['qui a accès au tableau de bord', { ask: 'who', may: null, on: 'tableau de bord', at: null }],
  ['qui pouvait voir Montréal le 3 mai', { ask: 'who', may: null, on: 'montreal', at: third }],
  ['qui peut modifier les alertes à Malibu', { ask: 'who', may: 'modifier les alertes', on: 'malibu', at: null }],
  // why
  ['why can Mary Jane see Toronto', { ask: 'why', person: 'mary jane', may: null, on: 'toronto', at: null }],
  ['why can mary jane see toronto on 3 may', { ask: 'why', person: 'mary jane', may: null, on: 'toronto', at: third }],
  ["why can't Ben see Malibu?", { ask: 'why', person: 'ben', may: null, on: 'malibu', at: null }],
  ['Why can’t Ben see Malibu?', { ask: 'why', person: 'ben', may: null, on: 'malibu', at: null }],
  ['why cannot ben edit alerts at Malibu', { ask: 'why', person: 'ben', may: 'edit alerts', on: 'malibu', at: null }],
  ['why does Gwen see Québec', { ask: 'why', person: 'gwen', may: null, on: 'quebec', at: null }],
  ["why isn't Ben able to see Malibu", { ask: 'why', person: 'ben', may: null, on: 'malibu', at: null }],
  ["why can't I see Malibu", { ask: 'why', person: 'myself', may: null, on: 'malibu', at: null }],
  ['pourquoi Mary Jane peut voir Toronto', { ask: 'why', person: 'mary jane', may: null, on: 'toronto', at: null }],
  ['Pourquoi Mary Jane peut-elle voir Toronto ?', { ask: 'why', person: 'mary jane', may: null, on: 'toronto', at: null }],
  ['pourquoi Ben ne peut pas voir Malibu', { ask: 'why', person: 'ben', may: null, on: 'malibu', at: null }],
  ['pourquoi Ben ne voit pas Malibu', { ask: 'why', person: 'ben', may: null, on: 'malibu', at: null }],
  [
    'pourquoi est-ce que Ben voit Malibu le 1er mai 2025',
    { ask: 'why', person: 'ben', may: null, on: 'malibu', at: lastMinute(2025, 5, 1) },
  ],
  ['pourquoi je ne peux pas voir Malibu', { ask: 'why', person: 'myself', may: null, on: 'malibu', at: null }],
  ['pourquoi puis-je voir Malibu', { ask: 'why', person: 'myself', may: null, on: 'malibu', at: null }],
  // what
  ['what can Normand do', { ask: 'what', person: 'normand', at: null }],
  ['what could Normand do yesterday', { ask: 'what', person: 'normand', at: lastMinute(2026, 11, 29) }],
  ['what can I do', { ask: 'what', person: 'myself', at: null }],
  ['que peut faire Normand', { ask: 'what', person: 'normand', at: null }],
  ['qu’est-ce que Normand pouvait faire hier', { ask: 'what', person: 'normand', at: lastMinute(2026, 11, 29) }],
  ['que puis-je faire', { ask: 'what', person: 'myself', at: null }],
  ['qu’est-ce que je peux faire ?', { ask: 'what', person: 'myself', at: null }],
  ['accès de Normand', { ask: 'what', person: 'normand', at: null }],
  // give, add
  ['give Montreal to May', { ask: 'give', what: 'montreal', on: null, to: 'may' }],
  ['donner Montréal à May', { ask: 'give', what: 'montreal', on: null, to: 'may' }],
  ['give Reader on Oscorp VoC to May', { ask: 'give', what: 'reader', on: 'oscorp voc', to: 'may' }],
  ['donner Lecteur sur Oscorp VoC à May', { ask: 'give', what: 'lecteur', on: 'oscorp voc', to: 'may' }],
  ['donne Pont-à-Mousson à May', { ask: 'give', what: 'pont-a-mousson', on: null, to: 'may' }],
  ['add May to Gwen Stacy Department', { ask: 'add', what: 'may', to: 'gwen stacy department' }],
  ['ajouter May au groupe Gwen Stacy', { ask: 'add', what: 'may', to: 'gwen stacy' }],
  // switch
  ['switch to ACME', { ask: 'switch', to: 'acme' }],
  ['passer à ACME', { ask: 'switch', to: 'acme' }],
] as const)('%s', (text, meant) => {
  expect(readAsked(text, now, verbs)[0]).toEqual(meant);
});

test('a name that holds a joining word is read whole in second place', () => {
  expect(readAsked('who can see Food at Home', now)).toEqual([
    { ask: 'who', may: 'see food', on: 'home', at: null },
    { ask: 'who', may: null, on: 'food at home', at: null },
  ]);
  expect(readAsked('give Bank of Oscorp to May', now)[1]).toEqual({ ask: 'give', what: 'bank of oscorp', on: null, to: 'may' });
});

test('what is seen is something one may do, where no thing is called so', () => {
  expect(readAsked('who can see confidential information', now)).toEqual([
    { ask: 'who', may: null, on: 'confidential information', at: null },
    { ask: 'who', may: 'see confidential information', on: '', at: null },
  ]);
});

test('words that only look for something ask nothing', () => {
  for (const text of ['', ' ', 'mary jane', 'gwen stacy department', 'users', 'who', 'pourquoi', 'Whoopi', 'giveaway to come'])
    expect(readAsked(text, now)).toEqual([]);
});

test.each([
  ['who can see X on 31 February', null], // there is no such day, so it belongs to the name
  ['who can see X on 30 November', null], // today: now
  ['who can see X on 1 December', lastMinute(2025, 12, 1)],
  ['who can see X on 29 February', lastMinute(2024, 2, 29)],
  ['who can see X on 2026-05-03', third],
  ['who can see X 10 days ago', lastMinute(2026, 11, 20)],
  ['qui voit X il y a 10 jours', lastMinute(2026, 11, 20)],
  ['qui voit X le 14 août 2026', lastMinute(2026, 8, 14)],
  ['who can see X on Dec. 24, 2027', lastMinute(2027, 12, 24)],
])('%s: %s', (text, at) => {
  expect(readAsked(text, now)[0]).toMatchObject({ at });
});

test('whatever is typed is read without failing, and in good time', () => {
  const word = fc.constantFrom(
    'who',
    'can',
    'see',
    'why',
    'qui',
    'peut',
    'voir',
    'pourquoi',
    'to',
    'à',
    'give',
    'on',
    '3',
    'mai',
    'le',
    'add',
    "n't",
    '?',
    '2026-99-99',
  );
  const begun = fc.constantFrom('', 'who can ', 'why can ', 'qui peut ', 'pourquoi ', 'give ', 'donner ', 'que peut faire ');
  const more = fc.array(fc.oneof(word, fc.string({ maxLength: 12 })), { maxLength: 30 }).map((words) => words.join(' '));
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.tuple(begun, more).map((parts) => parts.join('')),
  );
  let questions = 0;
  fc.assert(
    fc.property(text, fc.date({ min: new Date(1990, 0), max: new Date(2090, 0), noInvalidDate: true }), (typed, at) => {
      const read = readAsked(typed, at);
      if (read.length > 0) questions++;
      for (const one of read) if ('at' in one && one.at !== null) expect(new Date(one.at).toISOString()).toBe(one.at);
    }),
    { numRuns: 2000 },
  );
  expect(questions).toBeGreaterThan(200);
}, 20_000);
