import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { AccessEditor } from './access-editor.ts';
import { ItemPicker } from './ItemPicker.tsx';
import type { Target } from './lines.ts';
import { instantOf, zone } from './local-time.ts';
import { permissionName, serviceName } from './role-words.ts';
import { Term } from '../../../shell/Term.tsx';

/** Which extra permission, on what, why and until when; a sensitive one is not given without its reason. */
export function ExtraDialog({ editor, onClose }: { editor: AccessEditor; onClose: () => void }) {
  const { catalog, holder } = editor;
  const [key, setKey] = useState<string | null>(null);
  const [on, setOn] = useState<Target | null>(null);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const permission = key === null ? undefined : catalog.permissions.get(key);
  const isSensitive = permission?.sensitive === true;
  const missing =
    key === null
      ? m.person_extra_which_first()
      : on === null
        ? m.person_extra_on_first()
        : isSensitive && reason.trim() === ''
          ? m.reason_grant_reason_missing()
          : undefined;
  const put = () => {
    if (key === null || on === null) return;
    editor.give({ permission: key }, on, { until: instantOf(until), reason: reason.trim() });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.person_give_extra_to({ name: holder.name })}
      description={m.person_times_draft()}
      footer={
        <>
          <Button onClick={onClose}>{m.person_cancel()}</Button>
          <Button look="filled" onClick={put} disabledReason={missing}>
            {m.person_put_into_draft()}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Select
          label={m.person_extra_which()}
          options={[...catalog.extras].map((extra) => ({
            value: extra,
            label: permissionName(catalog, extra),
            detail: serviceName(catalog, catalog.permissions.get(extra)?.service ?? ''),
            disabledReason: editor.whyNot(extra, 'give'),
          }))}
          value={key}
          placeholder={m.person_choose()}
          onChange={(extra) => {
            if (catalog.permissions.get(extra)?.service !== permission?.service) setOn(null);
            setKey(extra);
          }}
        />
        {permission && (
          <div className="grid justify-items-start gap-1.5">
            <span className="font-medium">{m.person_extra_on()}</span>
            {on && <span>{on.named?.name}</span>}
            <ItemPicker
              editor={editor}
              label={on ? m.person_choose_another() : m.person_choose()}
              service={permission.service}
              withNodes
              onChoose={(_, target) => setOn(target)}
            />
          </div>
        )}
        {isSensitive && (
          <Note tone="sensitive">
            {m.person_sensitive()} <Term of="sensitive" />
          </Note>
        )}
        <TextField
          label={isSensitive ? m.person_reason_required() : m.person_reason()}
          value={reason}
          onChange={setReason}
          maxLength={500}
          hint={m.person_reason_hint()}
        />
        <TextField
          type="datetime-local"
          label={m.person_end_at()}
          value={until}
          onChange={setUntil}
          hint={m.person_end_hint({ zone: zone() })}
        />
      </div>
    </Dialog>
  );
}
