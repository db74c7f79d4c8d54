/** Says that a file is UTF-8, which a spreadsheet does not guess. */
export const csvBeginning = '\uFEFF';

/** One row of a file that spreadsheets open, with its end: quoted where needed, and never a formula. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** A cell that begins like a formula would be run by a spreadsheet, in full-width signs too: an apostrophe makes it text. */
function cellOf(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
