import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Note } from '../../../ui/Note.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useNow } from '../../../ui/use-now.ts';
import type { AccessEditor } from './access-editor.ts';
import type { Line } from './lines.ts';
import { instantOf, localOf, zone } from './local-time.ts';

/** From when, until when and why a line is given. */
export function TimesDialog({ editor, line, label, onClose }: { editor: AccessEditor; line: Line; label: string; onClose: () => void }) {
  const now = useNow();
  const [from, setFrom] = useState(line.give ? localOf(line.from) : '');
  const [until, setUntil] = useState(localOf(line.until));
  const [reason, setReason] = useState(line.reason ?? '');
  const role = 'role' in line.gives ? editor.catalog.roles.get(line.gives.role) : undefined;
  const isForGood = role?.hasCeiling === true;
  const isPast = until !== '' && Date.parse(instantOf(until) ?? '') <= Math.max(now, Date.parse(instantOf(from) ?? '') || 0);
  const put = () => {
    if (isPast) return;
    editor.alter(line, { from: instantOf(from), until: isForGood ? line.until : instantOf(until), reason });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={label}
      description={m.person_times_draft()}
      footer={
        <>
          <Button onClick={onClose}>{m.person_cancel()}</Button>
          <Button look="filled" onClick={put}>
            {m.person_put_into_draft()}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {(line.state === 'added' || line.give !== null) && (
          <TextField type="datetime-local" label={m.person_start()} value={from} onChange={setFrom} hint={m.person_start_hint()} />
        )}
        {isForGood ? (
          <Note>{m.reason_grant_cannot_expire()}.</Note>
        ) : (
          <TextField
            type="datetime-local"
            label={m.person_end_at()}
            value={until}
            onChange={setUntil}
            hint={m.person_end_hint({ zone: zone() })}
            error={isPast ? m.reason_grant_in_the_past() : undefined}
          />
        )}
        <TextField label={m.person_reason()} value={reason} onChange={setReason} maxLength={500} hint={m.person_reason_hint()} />
      </div>
    </Dialog>
  );
}
