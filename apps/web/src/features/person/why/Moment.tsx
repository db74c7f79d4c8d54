import { CalendarClock } from 'lucide-react';
import { m } from '../../../paraglide/messages.js';
import { useOrganization } from '../../../shell/organization.ts';
import { Note } from '../../../ui/Note.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { ChosenMoment } from './ChosenMoment.tsx';
import { momentIn } from './zoned-time.ts';

interface MomentProps {
  /** ISO 8601; undefined: now. */
  readonly at: string | undefined;
  readonly onChange: (at: string | undefined) => void;
}

/** Now, or another moment, in the organization's time zone, which it names. */
export const Moment = ({ at, onChange }: MomentProps) => (
  <ChosenMoment
    value={at}
    onChange={onChange}
    unchosen={{ icon: CalendarClock, words: m.moment_now(), name: `${m.moment_when()}: ${m.moment_now()}` }}
    label={(zone) => m.moment_field({ zone })}
    back={m.moment_back()}
  />
);

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
