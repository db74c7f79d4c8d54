import { known } from '../tree.ts';

/** One row of a table, with the line of the file on which it begins, counted from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a CSV file holds; `unclosed`: the line of a quote that nothing closes, after which nothing can be told apart. */
export type ReadCsv = { readonly rows: readonly TableRow[]; readonly unclosed: null } | { readonly rows: null; readonly unclosed: number };

const separators = [',', ';', '\t'] as const;

/**
 * Reads a CSV file (RFC 4180) as spreadsheets write it: separated by commas, semicolons or tabs, whichever its first line has
 * most of, with or without a byte order mark, new lines inside quotes included. Nothing is ever computed: a formula is its text,
 * and the apostrophe that `csvLine` puts before one is taken away again. Empty lines are left out.
 */
export function readCsv(file: string): ReadCsv {
  const text = file.startsWith('\uFEFF') ? file.slice(1) : file;
  const [, named, rest = text] = /^sep=([,;\t])\r?\n([^]*)$/.exec(text) ?? [];
  const separator = named ?? separatorOf(rest);
  const rows: TableRow[] = [];
  let line = named === undefined ? 1 : 2;
  let begun = line;
  let cells: string[] = [];
  let cell = '';
  const endCell = () => {
    cells.push(/^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begun, cells });
    cells = [];
  };
  for (let at = 0; at < rest.length; at++) {
    const sign = rest[at];
    if (sign === '"' && cell === '') {
      const opened = line;
      const end = endOfQuoted(rest, at);
      if (end === -1) return { rows: null, unclosed: opened };
      cell = rest.slice(at + 1, end).replaceAll('""', '"');
      line += cell.split('\n').length - 1;
      at = end;
    } else if (sign === separator) endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && rest[at + 1] === '\n') at++;
      endRow();
      line++;
      begun = line;
    } else cell += sign;
  }
  endRow();
  return { rows, unclosed: null };
}

/** Where the quote is that closes the one at `from`; -1: nowhere. */
function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

/** What separates the cells of the first line, outside quotes. */
function separatorOf(text: string): string {
  const first = known(text.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/, 1), 0);
  const most = Math.max(...separators.map((sign) => first.split(sign).length));
  return known(
    separators.filter((sign) => first.split(sign).length === most),
    0,
  );
}
