import type { Catalog } from '@totem/domain/catalog/catalog';
import { type PeopleColumn, peopleColumns } from './people-columns.tsx';

/** The columns that a product has something for; the person comes first. */
export const offeredColumns = (catalog: Catalog): readonly PeopleColumn[] => peopleColumns.filter((column) => column.isIn(catalog));

/** The columns that a text names, the person always; without a text, all of them. */
export function columnsOf(catalog: Catalog, text: string | undefined): readonly PeopleColumn[] {
  const named = text?.split('.');
  return offeredColumns(catalog).filter((column, index) => index === 0 || named === undefined || named.includes(column.key));
}

/** Columns as an address and this device keep them. */
export const columnsText = (columns: readonly PeopleColumn[]): string => columns.map((column) => column.key).join('.');

const storedAs = (membership: string) => `totem.users.columns.${membership}`;

/** What somebody chose last on this device in one organization; undefined for nothing. */
export function rememberedColumns(membership: string): string | undefined {
  try {
    return localStorage.getItem(storedAs(membership)) ?? undefined;
  } catch {
    return undefined; // closed storage remembers nothing
  }
}

export function rememberColumns(membership: string, text: string): void {
  try {
    localStorage.setItem(storedAs(membership), text);
  } catch {
    // Closed storage: the address keeps them until the page is left.
  }
}
