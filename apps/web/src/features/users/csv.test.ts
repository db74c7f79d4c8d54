import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('what has a comma, a quote or a new line is quoted', () => {
  expect(csvOf([['a,b', 'say "hi"', 'two\nlines', 'plain']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines",plain\r\n');
});

test('rows follow each other, and an empty cell is empty', () => {
  expect(
    csvOf([
      ['Name', 'Level'],
      ['May', ''],
    ]),
  ).toBe('\uFEFFName,Level\r\nMay,\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('a name that a spreadsheet would run is text: %j', (text) => {
  expect(csvOf([[text]])).toBe(`\uFEFF'${text}\r\n`);
});
