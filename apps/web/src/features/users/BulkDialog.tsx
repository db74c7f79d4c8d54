import type { Each } from '@totem/domain/grants';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useNow } from '../../ui/use-now.ts';
import { instantOf, zone } from '../person/access/local-time.ts';
import type { BulkAct } from './bulk-acts.ts';
import { type Chosen, BulkFields } from './BulkFields.tsx';

interface BulkDialogProps {
  readonly act: BulkAct;
  readonly count: number;
  readonly onPut: (each: Each) => void;
  readonly onClose: () => void;
}

const titles: Readonly<Record<BulkAct, (inputs: { count: number }) => string>> = {
  role: m.bulk_role_title,
  extra: m.bulk_extra_title,
  location: m.users_bulk_location_title,
  join: m.users_bulk_join_title,
  leave: m.bulk_leave_title,
  end: m.bulk_end_title,
};

/** What all selected people are given, or lose, until when and why. */
export function BulkDialog({ act, count, onPut, onClose }: BulkDialogProps) {
  const catalog = useCatalog();
  const now = useNow();
  const [chosen, setChosen] = useState<Chosen>({ gives: null, on: null, group: null });
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const { gives, on, group } = chosen;
  const isGiving = act === 'role' || act === 'extra' || act === 'location';
  const isForGood = gives !== null && 'role' in gives && catalog.roles.get(gives.role)?.hasCeiling === true;
  const isSensitive = gives !== null && 'permission' in gives && catalog.permissions.get(gives.permission)?.sensitive === true;
  const isPast = until !== '' && Date.parse(instantOf(until) ?? '') <= now;
  const end = instantOf(until);
  const each = (): Each | null => {
    const times = end !== null && !isForGood ? { until: end } : {};
    if (act === 'join') return group && { change: 'join', group: group.id, ...times };
    if (act === 'leave') return group && { change: 'leave', group: group.id };
    if (gives === null || on === null) return null;
    if (act === 'end') return { change: 'end', gives, on: on.as };
    return { change: 'give', gives, on: on.as, ...times, ...(reason.trim() !== '' && { reason: reason.trim() }) };
  };
  const missing = isPast
    ? m.reason_grant_in_the_past()
    : each() === null
      ? act === 'join' || act === 'leave'
        ? m.bulk_group_first()
        : m.bulk_what_first()
      : isSensitive && reason.trim() === ''
        ? m.reason_grant_reason_missing()
        : undefined;
  const put = () => {
    const made = each();
    if (made) onPut(made);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={titles[act]({ count })}
      description={m.users_bulk_draft()}
      footer={
        <>
          <Button onClick={onClose}>{m.users_cancel()}</Button>
          <Button look="filled" onClick={put} disabledReason={missing}>
            {m.person_put_into_draft()}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <BulkFields act={act} chosen={chosen} onChoose={setChosen} />
        {act === 'end' && <Note>{m.bulk_end_note()}</Note>}
        {isSensitive && <Note tone="sensitive">{m.person_sensitive()}</Note>}
        {isGiving && (
          <TextField
            label={isSensitive ? m.person_reason_required() : m.person_reason()}
            value={reason}
            onChange={setReason}
            maxLength={500}
            hint={m.person_reason_hint()}
          />
        )}
        {isForGood ? (
          <Note>{m.reason_grant_cannot_expire()}.</Note>
        ) : (
          (isGiving || act === 'join') && (
            <TextField
              type="datetime-local"
              label={m.person_end_at()}
              value={until}
              onChange={setUntil}
              hint={m.person_end_hint({ zone: zone() })}
              error={isPast ? m.reason_grant_in_the_past() : undefined}
            />
          )
        )}
      </div>
    </Dialog>
  );
}
