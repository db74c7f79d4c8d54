import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useDraft } from '../draft/draft.ts';
import { instantOf, zone } from '../person/access/local-time.ts';
import { endingAll } from './ending-all.ts';

/** One end for everything that the draft gives; a role that cannot end on a date stays as it is. */
export function TimesForAll() {
  const catalog = useCatalog();
  const draft = useDraft();
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const [until, setUntil] = useState('');
  if (!draft.changes.some((change) => change.change === 'give' || change.change === 'join')) return null;
  if (!isOpen)
    return (
      <div className="-ml-2.5">
        <Button look="quiet" size="small" icon={CalendarClock} onClick={() => setOpen(true)}>
          {m.review_end_for_all()}
        </Button>
      </div>
    );
  const instant = instantOf(until);
  const isPast = instant !== null && Date.parse(instant) <= now;
  const put = () => {
    if (isPast) return;
    draft.edit((changes) => endingAll(catalog, changes, instant));
    setOpen(false);
  };
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        put();
      }}
    >
      <div className="max-w-80 flex-1">
        <TextField
          type="datetime-local"
          label={m.review_end_for_all()}
          value={until}
          onChange={setUntil}
          hint={m.person_end_hint({ zone: zone() })}
          error={isPast ? m.reason_grant_in_the_past() : undefined}
        />
      </div>
      <Button type="submit">{m.person_put_into_draft()}</Button>
    </form>
  );
}
