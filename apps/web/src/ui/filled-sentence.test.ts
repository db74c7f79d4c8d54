import { expect, test } from 'vitest';
import { markOf, partsOf } from './filled-sentence.ts';

test('a whole sentence is cut where its marks stand, in whatever order the language has them', () => {
  const english = `${markOf(0)} gave ${markOf(1)} ${markOf(2)}.`;
  const french = `${markOf(0)} a donné « ${markOf(2)} » à ${markOf(1)}.`;
  expect(partsOf(english)).toEqual([{ slot: 0 }, { text: ' gave ' }, { slot: 1 }, { text: ' ' }, { slot: 2 }, { text: '.' }]);
  expect(partsOf(french)).toEqual([{ slot: 0 }, { text: ' a donné « ' }, { slot: 2 }, { text: ' » à ' }, { slot: 1 }, { text: '.' }]);
});

test('a sentence without marks is one text', () => {
  expect(partsOf('Nothing changed.')).toEqual([{ text: 'Nothing changed.' }]);
});
