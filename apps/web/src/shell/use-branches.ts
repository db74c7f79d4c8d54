import type { Cursor, Page } from '@totem/domain/paging';
import { type QueryKey, type UseQueryOptions, useQueries } from '@tanstack/react-query';
import { useState } from 'react';

/** What is read of the things below one so far. */
export interface Branch<Row> {
  readonly rows: readonly Row[];
  readonly pending: boolean;
  readonly failed: boolean;
  /** What the last try failed by; null: nothing failed. */
  readonly error: unknown;
  /** Reads on, or tries again what failed; null: nothing is left. */
  readonly readOn: (() => void) | null;
}

/**
 * A tree as far as it is open: what lies below a thing is read when it opens, a page at a time.
 *
 * @param open things whose children are wanted.
 * @returns what is read below each of them.
 */
export function useBranches<Row, Failure, Key extends QueryKey>(
  open: ReadonlySet<string>,
  listBelow: (under: string, cursor: Cursor | undefined) => UseQueryOptions<Page<Row>, Failure, Page<Row>, Key>,
): ReadonlyMap<string, Branch<Row>> {
  const [further, setFurther] = useState<ReadonlyMap<string, readonly Cursor[]>>(new Map());
  const asked = [...open].flatMap((under) => [undefined, ...(further.get(under) ?? [])].map((cursor) => ({ under, cursor })));
  const answers = useQueries({ queries: asked.map(({ under, cursor }) => listBelow(under, cursor)) });
  const below = new Map<string, Branch<Row>>();
  for (const [index, { under }] of asked.entries()) {
    const answer = answers[index];
    if (!answer) continue;
    const next = answer.data?.next ?? null;
    const readNext = () => setFurther(new Map(further).set(under, [...(further.get(under) ?? []), ...(next ? [next] : [])]));
    below.set(under, {
      rows: [...(below.get(under)?.rows ?? []), ...(answer.data?.rows ?? [])],
      pending: answer.isPending,
      failed: answer.isError,
      error: answer.error,
      readOn: answer.isError ? () => void answer.refetch() : next ? readNext : null,
    });
  }
  return below;
}
