import type { ActivityFilter } from '@totem/domain/activity';
import { exportsKept } from '@totem/domain/activity-exports';
import type { ActivityFormat } from '@totem/domain/activity-format';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { failureWords } from '../../shell/failure-words.ts';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ExportLine } from './ExportLine.tsx';
import { isUnderWay, useExports } from './use-exports.ts';

interface ExportDialogProps {
  readonly filter: ActivityFilter;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Writes the events of the list to a file in the background, and has the files of the last days. */
export function ExportDialog({ filter, open, onClose }: ExportDialogProps) {
  const { name } = useScope();
  const [format, setFormat] = useState<ActivityFormat>('csv');
  const { list, start, ask } = useExports(open);
  const rows = list.data?.rows ?? [];
  const off = rows.some(isUnderWay) ? m.activity_export_one() : rows.length >= exportsKept ? m.activity_export_full() : undefined;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={m.activity_export_title()}
      description={Object.keys(filter).length === 0 ? m.activity_export_what({ node: name }) : m.activity_export_what_part({ node: name })}
      footer={
        <>
          <Button onClick={onClose}>{m.activity_export_close()}</Button>
          <Button look="filled" pending={start.isPending} disabledReason={off} onClick={() => ask({ filter, format })}>
            {m.activity_export_start()}
          </Button>
        </>
      }
    >
      <Many filter={filter} enabled={open} />
      <Choice
        label={m.activity_export_format()}
        value={format}
        options={[
          { value: 'csv', label: m.activity_export_csv() },
          { value: 'json_lines', label: m.activity_export_lines() },
        ]}
        hint={format === 'csv' ? m.activity_export_csv_hint() : m.activity_export_lines_hint()}
        onChange={setFormat}
      />
      <div role="alert">{start.error && <Note tone="deny">{failureWords(start.error, true)}</Note>}</div>
      {list.error && !list.data ? (
        <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton rows={1} />
      ) : (
        rows.length > 0 && (
          <section className="grid gap-1">
            <h3 className="font-medium">{m.activity_export_files()}</h3>
            <p className="text-12 text-ink-2">{m.activity_export_kept()}</p>
            <ul>
              {rows.map((row) => (
                <ExportLine key={row.id} row={row} onTryAgain={off === undefined || rows.every((one) => !isUnderWay(one)) ? ask : null} />
              ))}
            </ul>
          </section>
        )
      )}
    </Dialog>
  );
}

const counted = 200;

/** How many events the file will have, as far as a quick look tells. */
function Many({ filter, enabled }: { filter: ActivityFilter; enabled: boolean }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const scope = useScope();
  const { data, error } = useQuery(
    trpc.activity.list.queryOptions({ organizationId, node: scope.id, filter, pageSize: counted }, { enabled, staleTime: 30_000 }),
  );
  if (error && !data) return null;
  const words = !data
    ? m.ui_loading()
    : data.complete
      ? m.activity_export_count({ count: data.rows.length })
      : m.activity_export_count_more({ count: data.rows.length });
  return <p className="font-medium">{words}</p>;
}
