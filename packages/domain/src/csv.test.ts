import { expect, test } from 'vitest';
import { csvBeginning, csvLine } from './csv.ts';

test('what has a comma, a quote or a new line is quoted, and a row has its end', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines', 'plain', ''])).toBe('"a,b","say ""hi""","two\nlines",plain,\r\n');
  expect(csvBeginning).toBe('\uFEFF');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1', '＋1', '－1', '＠A1'])(
  'a name that a spreadsheet would run is text: %j',
  (text) => {
    expect(csvLine([text])).toBe(`'${text}\r\n`);
  },
);

test.each(['\r=1', '\n=1', '=1,"2"'])('also where it has to be quoted: %j', (text) => {
  expect(csvLine([text])).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
});
