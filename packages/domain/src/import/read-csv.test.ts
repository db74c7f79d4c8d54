import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvBeginning, csvLine } from '../csv.ts';
import { readCsv } from './read-csv.ts';

const cellsOf = (text: string) => readCsv(text).rows?.map(({ cells }) => cells);

test.each([
  [
    'commas',
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons, as a French spreadsheet writes',
    'a;b\n1,5;2',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\r1\t2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a byte order mark', '\uFEFFa,b', [['a', 'b']]],
  ['a separator that is named', 'sep=;\r\na;b,c', [['a', 'b,c']]],
  [
    'quotes, with quotes, separators and new lines in them',
    '"a,""x""","two\r\nlines"\n,"b"',
    [
      ['a,"x"', 'two\r\nlines'],
      ['', 'b'],
    ],
  ],
  ['a quote inside a cell as it is', 'a,5" tube', [['a', '5" tube']]],
  ['nothing but empty lines', '\n,,\n \r\n', []],
  ['a formula as its text', `=1+1,'=2`, [['=1+1', '=2']]],
  ['one column', 'name\nMontreal', [['name'], ['Montreal']]],
])('BX-63 reads %s', (_what, text, cells) => {
  expect(cellsOf(text)).toEqual(cells);
});

test('BX-63 a row says on which line of the file it begins', () => {
  expect(readCsv('a\n\n"two\nlines"\nb').rows?.map(({ line }) => line)).toEqual([1, 3, 5]);
  expect(readCsv('sep=,\na').rows?.map(({ line }) => line)).toEqual([2]);
});

test('BX-63 a quote that nothing closes is told with its line, and nothing after it is guessed', () => {
  expect(readCsv('a\nb\n"c\nd')).toEqual({ rows: null, unclosed: 3 });
});

test('what is written as CSV is read again as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '=', ' ', 'é', '\t') });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const written = csvBeginning + csvLine(['head', 'head', 'head']) + rows.map((row) => csvLine(row)).join('');
      expect(cellsOf(written)?.slice(1)).toEqual(rows.filter((row) => row.some((one) => one.trim() !== '')));
    }),
  );
});
