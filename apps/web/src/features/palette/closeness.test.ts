import { wordsOf } from '@totem/domain/search';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeness } from './closeness.ts';

const near = (typed: string, name: string) => closeness(wordsOf(typed), wordsOf(name));

test.each([
  ['mary jane', 'Mary Jane Watson'],
  ['jane mary', 'Mary Jane Watson'], // in any order
  ['wat ma', 'Mary Jane Watson'], // by beginnings
  ['quebec', 'Québec'], // accents
  ['montral', 'Montréal'], // a letter left out
  ['motnreal', 'Montréal'], // two swapped
  ['montreall', 'Montréal'], // one too many
  ['stcy dep', 'Gwen Stacy Department'],
  ['departement', 'Gwen Stacy Department'], // the other language’s
  ['nrmnd', 'Normand Osborn'], // no: two slips in a short word
])('%s and %s', (typed, name) => {
  expect(near(typed, name) !== null).toBe(typed !== 'nrmnd');
});

test.each([
  ['may', 'May Parker', 'Maya Smith'], // the whole word before a longer one
  ['oscorp', 'Oscorp', 'Oscorp VoC'], // the whole name before a longer one
  ['mont', 'Montreal', 'Beaumont'], // the beginning before the middle
  ['malibu', 'Malibu', 'Malibo'], // as it is spelt before nearly so
])('%s means %s rather than %s', (typed, name, other) => {
  expect(near(typed, name)).toBeLessThan(near(typed, other) ?? Infinity);
});

test('a short word with another letter is another word', () => {
  expect(near('ben', 'Bin')).toBeNull();
});

test('each word of a name is met once', () => {
  expect(near('gwen gwen', 'Gwen Stacy')).not.toBeNull(); // `wordsOf` holds a word once
  expect(closeness(['st', 'sta'], ['stacy'])).toBeNull();
});

test('the beginnings of any words of a name find it, in any order', () => {
  const name = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(name, fc.nat(), (words, seed) => {
      const typed = words.filter((_, at) => (seed >> at) % 2 === 1).toReversed();
      expect(closeness(typed, words)).not.toBeNull();
    }),
  );
});
