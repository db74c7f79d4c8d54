import type { Page } from '@totem/domain/paging';
import { keepPreviousData, type QueryKey, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../paraglide/messages.js';
import { sentenceOf } from '../sentences.ts';
import { failureOf } from './failure.ts';

/** What a picker searches the server with; see `found` of `ui/Picker`. */
interface Found<Row> {
  /** Those of the first page that match; empty until the picker is opened. */
  readonly rows: readonly Row[];
  /** Null: not opened yet. */
  readonly typed: string | null;
  readonly found: { readonly onSearch: (typed: string) => void; readonly pending: boolean; readonly note: string | null };
}

/**
 * Rows found by what is typed into a picker, asked of the server once it is opened; the last ones stay while the next are
 * on their way.
 */
export function useFound<Rows extends Page<unknown>, Failure, Key extends QueryKey>(
  listMatching: (search: string) => UseQueryOptions<Rows, Failure, Rows, Key>,
): Found<Rows['rows'][number]> {
  const [typed, setTyped] = useState<string | null>(null);
  const { data, isPending, error } = useQuery({ ...listMatching(typed ?? ''), enabled: typed !== null, placeholderData: keepPreviousData });
  const rows = data?.rows ?? [];
  const more = data?.complete === false ? m.ui_shown_more_exist({ count: rows.length }) : null;
  return { rows, typed, found: { onSearch: setTyped, pending: isPending && !error, note: error ? notFoundWords(error) : more } };
}

function notFoundWords(error: unknown): string {
  const failure = failureOf(error);
  return failure.kind === 'refused' ? sentenceOf(failure.reason) : m.failure_unreachable();
}
