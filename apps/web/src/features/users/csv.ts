import { csvBeginning, csvLine } from '@totem/domain/csv';

/** Rows of cells as a file that spreadsheets open: quoted where needed, and never a formula. */
export const csvOf = (rows: readonly (readonly string[])[]): string => csvBeginning + rows.map(csvLine).join('');

/** Hands a text to the browser as a file to keep. */
export function saveAsFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
