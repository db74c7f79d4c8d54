import { expect, test } from 'vitest';
import { wordsOf } from './search.ts';

test.each([
  ['Gwen Stacy', ['gwen', 'stacy']],
  ['Québec  QUÉBEC', ['quebec']],
  ['mary.jane@oscorp.example', ['mary', 'jane', 'oscorp', 'example']],
  ['O’Hara-Smith', ['o', 'hara', 'smith']],
  ['İstanbul', ['istanbul']],
  ['  ', []],
])('the words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});
