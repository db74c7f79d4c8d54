import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useDraft } from '../draft/draft.ts';
import { instantOf, zone } from '../person/access/local-time.ts';
import { timedAlike } from './times-for-all.ts';

/** One start and one end for everything that the draft gives; a role that cannot end on a date has no end. */
export function TimesForAll() {
  const catalog = useCatalog();
  const draft = useDraft();
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  if (!draft.changes.some((change) => change.change === 'give' || change.change === 'join')) return null;
  if (!isOpen)
    return (
      <div className="-ml-2.5">
        <Button look="quiet" size="small" icon={CalendarClock} onClick={() => setOpen(true)}>
          {m.review_times_for_all()}
        </Button>
      </div>
    );
  const times = { from: instantOf(from), until: instantOf(until) };
  const begins = Math.max(now, Date.parse(times.from ?? '') || 0);
  const isPast = times.until !== null && Date.parse(times.until) <= begins;
  const put = () => {
    if (isPast) return;
    draft.edit((changes) => timedAlike(catalog, changes, times));
    setOpen(false);
  };
  return (
    <form
      aria-label={m.review_times_for_all()}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        put();
      }}
    >
      <p className="text-12 font-strong">{m.review_times_for_all()}</p>
      <div className="grid gap-3 wide:grid-cols-2">
        <TextField type="datetime-local" label={m.person_start()} value={from} onChange={setFrom} hint={m.person_start_hint()} />
        <TextField
          type="datetime-local"
          label={m.person_end_at()}
          value={until}
          onChange={setUntil}
          hint={m.person_end_hint({ zone: zone() })}
          error={isPast ? m.reason_grant_in_the_past() : undefined}
        />
      </div>
      <div>
        <Button type="submit">{m.person_put_into_draft()}</Button>
      </div>
    </form>
  );
}
