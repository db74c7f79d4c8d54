import type { ActivityFilter } from '@totem/domain/activity';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCan } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { onDemand } from '../../ui/on-demand.ts';
import { useWhenOpen } from '../../ui/use-when-open.ts';

const dialog = onDemand(() => import('./ExportDialog.tsx'));

/** Opens where the events of the list are written to a file, and where files are that one had written. */
export function ActivityExport({ filter }: { filter: ActivityFilter }) {
  const can = useCan();
  const [open, setOpen] = useState(false);
  const code = useWhenOpen(dialog, open);
  return (
    <>
      <Button
        icon={Download}
        aria-haspopup="dialog"
        disabledReason={can('administration:activity.export') ? undefined : m.activity_export_no_right()}
        onClick={() => setOpen(true)}
      >
        {m.activity_export()}
      </Button>
      {code && <code.ExportDialog filter={filter} open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
