import { GitCompareArrows } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { useOrganization } from '../../shell/organization.ts';
import { Note } from '../../ui/Note.tsx';
import { ChosenMoment } from '../person/why/ChosenMoment.tsx';
import { momentIn } from '../person/why/zoned-time.ts';
import type { Span } from './explorer-search.ts';

interface SinceProps {
  /** ISO 8601; undefined: nothing is compared. */
  readonly since: string | undefined;
  readonly onChange: (since: string | undefined) => void;
}

/** Another moment with which the one that is looked at is compared. */
export const Since = ({ since, onChange }: SinceProps) => (
  <ChosenMoment
    value={since}
    onChange={onChange}
    unchosen={{ icon: GitCompareArrows, words: m.explorer_since() }}
    label={(zone) => m.explorer_since_field({ zone })}
    back={m.explorer_since_end()}
  />
);

/** The line that says between which moments one looks. */
export function SpanNote({ span: { since, at } }: { span: Span }) {
  const { timeZone } = useOrganization();
  const from = momentIn(timeZone, since);
  return (
    <Note tone="past">
      <p>{at === undefined ? m.explorer_span_now({ from }) : m.explorer_span({ from, until: momentIn(timeZone, at) })}</p>
    </Note>
  );
}
