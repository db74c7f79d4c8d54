import { type ExplorerSearch, readExplorerSearch } from '../explorer/explorer-search.ts';

/** What narrows everybody at a location, and whose why is open, as the address of its page holds it. */
export type WhoSeesSearch = Pick<ExplorerSearch, 'q' | 'sees' | 'who' | 'whyItem' | 'whyAt' | 'permission'>;

/** The same words as those of the explorer. */
export function readWhoSees(search: Readonly<Record<string, unknown>>): WhoSeesSearch {
  const { q, sees, who, whyItem, whyAt, permission } = readExplorerSearch(search);
  return { q, sees, who, whyItem, whyAt, permission };
}
