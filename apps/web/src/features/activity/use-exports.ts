import type { ActivityFilter } from '@totem/domain/activity';
import type { ActivityExportView } from '@totem/domain/activity-exports';
import type { ActivityFormat } from '@totem/domain/activity-format';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getLocale } from '../../paraglide/runtime.js';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';

export const isUnderWay = ({ state }: ActivityExportView): boolean => state === 'waiting' || state === 'running';

/** What is asked for again after it failed is of the node that it was of. */
export interface Wished {
  readonly filter: ActivityFilter;
  readonly format: ActivityFormat;
  /** Absent: the scope. */
  readonly node?: string;
}

/** One's own exports, followed while one is under way, and how to ask for another. */
export function useExports(enabled: boolean) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id: organizationId } = useOrganization();
  const scope = useScope();
  const list = useQuery(
    trpc.activity.exports.queryOptions(
      { organizationId },
      { enabled, refetchInterval: ({ state: { data } }) => (data?.rows.some(isUnderWay) ? 1_000 : false) },
    ),
  );
  const refresh = () => queries.invalidateQueries(trpc.activity.exports.queryFilter());
  const start = useMutation(trpc.activity.startExport.mutationOptions({ onSettled: refresh }));
  const ask = ({ filter, format, node = scope.id }: Wished) =>
    start.mutate({
      organizationId,
      node,
      filter,
      format,
      language: getLocale(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  return { list, start, ask };
}
