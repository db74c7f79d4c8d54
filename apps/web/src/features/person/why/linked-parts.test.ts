import { expect, test } from 'vitest';
import { linkedParts } from './linked-parts.ts';

const cut = (sentence: string, ...names: string[]) =>
  linkedParts(sentence, names).map(({ words, link }) => (link === null ? words : `[${words}]`));

test('a sentence is cut at the names in it, and is whole again when put together', () => {
  expect(cut('In Oscorp Desk, which is Reader.', 'Reader', 'Oscorp Desk')).toEqual([
    'In ',
    '[Oscorp Desk]',
    ', which is ',
    '[Reader]',
    '.',
  ]);
  expect(cut('Reader', 'Reader')).toEqual(['[Reader]']);
});

test('a name within another, or not there at all, is passed over', () => {
  expect(cut('In Oscorp Desk.', 'Oscorp', 'Oscorp Desk', 'Stark', '')).toEqual(['In ', '[Oscorp Desk]', '.']);
});
