import type { Catalog, Reach } from '@totem/domain/catalog/catalog';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { listed } from '../person/access/role-words.ts';
import type { MatrixCell } from './matrix-model.ts';

const reaches: Readonly<Record<Reach, () => string>> = {
  subtree: m.services_reach_subtree,
  granted_locations: m.services_reach_granted_locations,
  participating: m.services_reach_participating,
  self: m.services_reach_self,
  none: m.services_reach_none,
};

/** How far something goes, as the end of a sentence: "where one takes part". */
export const reachWords = (reach: Reach): string => reaches[reach]();

/** What a role has of a function: "Full", "Only: edit a place"; how far is said apart. */
export function cellWords({ product: { words } }: Catalog, { kind, held }: MatrixCell): string {
  switch (kind) {
    case 'full':
      return m.services_full();
    case 'partial':
      return m.services_partial({
        what: listed(
          held.map(({ permission }) => say(permission.lets)),
          held.length,
        ),
      });
    case 'extra':
      return say(words.extra);
    case 'none':
      return m.services_none();
  }
}

/** The same with how far it goes; without it where nothing is held, and where its parts go differently far. */
export function cellSentence(catalog: Catalog, cell: MatrixCell): string {
  const words = cellWords(catalog, cell);
  return cell.reach === null ? words : m.services_words_reach({ words, reach: reachWords(cell.reach) });
}
