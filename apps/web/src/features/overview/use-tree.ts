import type { NodeView } from '@totem/domain/nodes';
import type { Cursor } from '@totem/domain/paging';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';

/** What is read of the nodes below one so far. */
export interface Branch {
  readonly rows: readonly NodeView[];
  readonly pending: boolean;
  readonly failed: boolean;
  /** Reads on, or tries again what failed; null: nothing is left. */
  readonly readOn: (() => void) | null;
}

const pageSize = 200;

/**
 * The tree of the organization as far as it is open: each node's children are read when it opens, a page at a time.
 *
 * @param open nodes whose children are wanted.
 * @returns the topmost node (null while it is on its way), and what is read below each open one.
 */
export function useTree(open: ReadonlySet<string>) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const [further, setFurther] = useState<ReadonlyMap<string, readonly Cursor[]>>(new Map());
  const asked = [
    { under: null, cursor: undefined },
    ...[...open].flatMap((under) => [undefined, ...(further.get(under) ?? [])].map((cursor) => ({ under, cursor }))),
  ];
  const answers = useQueries({
    queries: asked.map(({ under, cursor }) =>
      trpc.nodes.list.queryOptions({ organizationId, under, pageSize, ...(cursor && { cursor }) }, { staleTime: 30_000 }),
    ),
  });
  const below = new Map<string, Branch>();
  for (const [index, { under }] of asked.entries()) {
    const answer = answers[index];
    if (under === null || !answer) continue;
    const next = answer.data?.next ?? null;
    const readNext = () => setFurther(new Map(further).set(under, [...(further.get(under) ?? []), ...(next ? [next] : [])]));
    below.set(under, {
      rows: [...(below.get(under)?.rows ?? []), ...(answer.data?.rows ?? [])],
      pending: answer.isPending,
      failed: answer.isError,
      readOn: answer.isError ? () => void answer.refetch() : next ? readNext : null,
    });
  }
  const [first] = answers;
  return { top: first?.data?.rows[0] ?? null, error: first?.error ?? null, retry: () => void first?.refetch(), below };
}
