import type { ActivityExportView } from '@totem/domain/activity-exports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, RotateCw, X } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { useOrganization } from '../../shell/organization.ts';
import { sentenceOf } from '../../sentences.ts';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Link } from '../../ui/Link.tsx';
import { notify } from '../../ui/notify.ts';
import { When } from '../../ui/When.tsx';
import { isUnderWay, type Wished } from './use-exports.ts';

interface ExportLineProps {
  readonly row: ActivityExportView;
  /** Null: not now, for another one is under way. */
  readonly onTryAgain: ((wished: Wished) => void) | null;
}

/** One file: how far it is, and what can be done with it. */
export function ExportLine({ row, onTryAgain }: ExportLineProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id: organizationId } = useOrganization();
  const remove = useMutation(
    trpc.activity.removeExport.mutationOptions({
      onSettled: () => queries.invalidateQueries(trpc.activity.exports.queryFilter()),
      onError: () => notify({ title: m.activity_export_not_removed(), tone: 'refused' }),
    }),
  );
  const end = () => remove.mutateAsync({ organizationId, export: row.id }).catch(() => null);
  const again = async () => {
    await end();
    onTryAgain?.({ filter: row.filter, format: row.format, ...(row.node && { node: row.node.id }) });
  };
  const format = row.format === 'csv' ? m.activity_export_csv() : m.activity_export_lines();
  const name = row.node ? m.activity_export_of({ node: row.node.name, format }) : format;
  return (
    <li aria-label={name} className="grid gap-1.5 border-b border-line py-2.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 font-medium wrap-anywhere">{name}</span>
        <span className="text-12 text-ink-2">
          <When at={row.askedAt} />
        </span>
      </div>
      <div role="status" className="text-12 text-ink-2 text-pretty">
        <State row={row} />
      </div>
      {isUnderWay(row) && (
        <progress className="h-1.5 w-full accent-accent" max={1} value={row.share} aria-label={m.activity_export_progress({ name })} />
      )}
      <div className="flex flex-wrap gap-2">
        {row.state === 'ready' && (
          <Link look="outline" href={`/api/organizations/${organizationId}/activity-exports/${row.id}`} download>
            <Download size={16} aria-hidden />
            {m.activity_export_download()}
          </Link>
        )}
        {row.state === 'failed' && (
          <Button
            size="small"
            icon={RotateCw}
            disabledReason={onTryAgain ? undefined : m.activity_export_one()}
            onClick={() => void again()}
          >
            {m.activity_export_again()}
          </Button>
        )}
        <Button look="quiet" size="small" icon={X} pending={remove.isPending} onClick={() => void end()}>
          {isUnderWay(row) ? m.activity_export_cancel() : m.activity_export_remove()}
        </Button>
      </div>
    </li>
  );
}

function State({ row: { state, events, share, failure } }: { row: ActivityExportView }) {
  switch (state) {
    case 'waiting':
      return m.activity_export_waits();
    case 'running':
      return m.activity_export_runs({ count: events, percent: Math.round(share * 100) });
    case 'ready':
      return m.activity_export_ready({ count: events });
    case 'failed':
      return failure === null ? m.activity_export_broke() : m.activity_export_failed({ reason: sentenceOf(failure) });
  }
}
