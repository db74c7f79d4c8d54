import { z } from 'zod';

/** What somebody types into a list's search box; words are found by their beginnings. */
export const Search = z.string().trim().max(200);

/**
 * The words of a text as they are stored and compared: marks removed, lower case, split at what is neither letter nor
 * digit, each once. Folded here and never in SQL, where `lower()` differs for some code points and loses its index.
 */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
  return [...new Set(folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))];
}

/** Whether two names read alike: the same words in the same order, whatever their case, marks and signs. */
export const isSameName = (one: string, other: string): boolean =>
  one === other || (wordsOf(one).length > 0 && wordsOf(one).join(' ') === wordsOf(other).join(' '));
