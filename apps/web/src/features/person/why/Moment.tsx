import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useOrganization } from '../../../shell/organization.ts';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { MomentField } from './MomentField.tsx';
import { momentIn } from './zoned-time.ts';

interface MomentProps {
  /** ISO 8601; undefined: now. */
  readonly at: string | undefined;
  readonly onChange: (at: string | undefined) => void;
}

/** Now, or another moment, in the organization's time zone, which it names. */
export function Moment({ at, onChange }: MomentProps) {
  const [open, setOpen] = useState(false);
  const [isBack, setBack] = useState(false);
  if (at === undefined && !open)
    return (
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the button was that led back to it
      <Button autoFocus={isBack} icon={CalendarClock} aria-label={`${m.moment_when()}: ${m.moment_now()}`} onClick={() => setOpen(true)}>
        {m.moment_now()}
      </Button>
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <MomentField label={(zone) => m.moment_field({ zone })} value={at} opened={open} onChange={onChange} />
      <Button
        look="quiet"
        onClick={() => {
          setOpen(false);
          setBack(true);
          onChange(undefined);
        }}
      >
        {m.moment_back()}
      </Button>
    </span>
  );
}

/** The line that says so where one looks at another moment than now. */
export function MomentNote({ at }: { at: string | undefined }) {
  const now = useNow();
  const { timeZone } = useOrganization();
  if (at === undefined) return null;
  const moment = momentIn(timeZone, at);
  return (
    <Note tone="past">
      <p>{new Date(at).getTime() < now ? m.moment_past({ moment }) : m.moment_future({ moment })}</p>
    </Note>
  );
}
