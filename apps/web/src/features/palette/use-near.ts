import { keepPreviousData, type QueryKey, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { Page } from '@totem/domain/paging';
import { wordsOf } from '@totem/domain/search';
import { closeness } from './closeness.ts';

/** What a server found, with how far each is from what was typed. */
export interface Near<Row> {
  readonly rows: readonly { readonly row: Row; readonly near: number }[];
  /** Whether this is the answer to what is typed now. */
  readonly isSettled: boolean;
  readonly isComplete: boolean;
  readonly error: unknown;
}

/** What the server matches is called so in some way, if only by its kind: it is kept, after what its name says. */
const byOtherWords = 6;

/**
 * The rows nearest to a text. The server finds words by their beginnings; where it finds none, it is asked for the first
 * letters alone, and what is spelt nearly so is picked out of those.
 *
 * @param text null: nothing is asked.
 * @param namesOf what a row may be called, of which the nearest counts.
 */
export function useNear<Rows extends Page<unknown>, Failure, Key extends QueryKey>(
  text: string | null,
  listMatching: (search: string) => UseQueryOptions<Rows, Failure, Rows, Key>,
  namesOf: (row: Rows['rows'][number]) => readonly string[],
): Near<Rows['rows'][number]> {
  const words = wordsOf(text ?? '');
  const isAsked = words.length > 0;
  const exact = useQuery({ ...listMatching(words.join(' ')), enabled: isAsked, placeholderData: keepPreviousData });
  const isNone = isAsked && exact.data?.rows.length === 0 && !exact.isPlaceholderData;
  const loose = useQuery({ ...listMatching(words.map(beginningOf).join(' ')), enabled: isNone });
  const { data, error } = isNone ? loose : exact;
  const isCurrent = isNone ? loose.isFetched : exact.isFetched && !exact.isPlaceholderData;
  if (!isAsked) return { rows: [], isSettled: true, isComplete: true, error: null };
  const rows = (data?.rows ?? []).flatMap((row: Rows['rows'][number]) => {
    const near = nearest(namesOf(row).map((name) => closeness(words, wordsOf(name))));
    // What was found for other words, or for less than these, may not be it.
    if (near === null && (isNone || exact.isPlaceholderData)) return [];
    return [{ row, near: near ?? byOtherWords }];
  });
  return {
    rows: rows.toSorted((a, b) => a.near - b.near),
    isSettled: isCurrent || Boolean(error),
    isComplete: data?.complete ?? true,
    error,
  };
}

function nearest(all: readonly (number | null)[]): number | null {
  const met = all.filter((near) => near !== null);
  return met.length === 0 ? null : Math.min(...met);
}

/** As much of a word as is hardly ever misspelt. */
const beginningOf = (word: string): string => word.slice(0, word.length > 4 ? 3 : 2);
