import { readFileSync } from 'node:fs';
import { reasons } from '@totem/domain/errors';
import { expect, test } from 'vitest';
import { m } from './paraglide/messages.js';
import { isReason, sentenceOf } from './sentences.ts';

const locales = ['en', 'fr'] as const;
const keysOf = (locale: string) =>
  Object.keys(JSON.parse(readFileSync(new URL(`../messages/${locale}.json`, import.meta.url), 'utf8'))).filter((key) => key !== '$schema');

test('both languages have every sentence, and all are compiled', () => {
  expect(keysOf('fr')).toEqual(keysOf('en'));
  expect(Object.keys(m).toSorted()).toEqual(keysOf('en').toSorted());
});

test('every reason has a sentence of its own, without a full stop', () => {
  const sentences = Object.keys(reasons).map((reason) => (isReason(reason) ? sentenceOf(reason) : ''));
  expect(sentences.filter((sentence) => sentence.length < 10 || sentence.endsWith('.'))).toEqual([]);
});

test.each([0, 1, 2, 1_000_000])('%i changes are counted in whole words', (count) => {
  const said = locales.map((locale) => m.ui_changes_not_saved({ count }, { locale }));
  expect(said).toEqual([
    `${count.toLocaleString('en')} ${count === 1 ? 'change' : 'changes'} not saved`,
    `${count.toLocaleString('fr')} ${count < 2 ? 'changement non enregistré' : 'changements non enregistrés'}`,
  ]);
});
