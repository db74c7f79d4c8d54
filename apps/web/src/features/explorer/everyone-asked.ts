import type { ExplorerSearch } from './explorer-search.ts';

/** What everybody is asked about, as the API takes it. */
export type EveryoneThing = { readonly location: string } | { readonly item: string; readonly locationGroup?: string | undefined };

export interface EveryoneFilter {
  readonly search?: string | undefined;
  readonly role?: string | undefined;
  readonly permission?: string | undefined;
  readonly sees?: boolean | undefined;
  readonly extras?: boolean | undefined;
  readonly extra?: string | undefined;
  readonly onlyGroups?: boolean | undefined;
}

/** The thing that an address asks about; null for none. */
export function thingOf({ location, item, in: locationGroup }: ExplorerSearch): EveryoneThing | null {
  if (location !== undefined) return { location };
  return item === undefined ? null : { item, ...(locationGroup !== undefined && { locationGroup }) };
}

/** What narrows everybody at a thing, of an address. */
export const everyoneFilter = ({ q, role, may, sees, groups, extras }: ExplorerSearch): EveryoneFilter => ({
  ...(q !== undefined && q !== '' && { search: q }),
  ...(role !== undefined && { role }),
  ...(may !== undefined && { permission: may }),
  ...(sees !== undefined && { sees: true }),
  ...(groups !== undefined && { onlyGroups: true }),
  ...(extras !== undefined && (extras === 'only' ? { extras: true } : { extra: extras })),
});
