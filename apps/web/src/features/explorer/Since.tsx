import { GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useOrganization } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { MomentField } from '../person/why/MomentField.tsx';
import { momentIn } from '../person/why/zoned-time.ts';
import type { Span } from './explorer-search.ts';

interface SinceProps {
  /** ISO 8601; undefined: nothing is compared. */
  readonly since: string | undefined;
  readonly onChange: (since: string | undefined) => void;
}

/** Another moment with which the one that is looked at is compared. */
export function Since({ since, onChange }: SinceProps) {
  const [open, setOpen] = useState(false);
  const [isBack, setBack] = useState(false);
  if (since === undefined && !open)
    return (
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the button was that led back to it
      <Button autoFocus={isBack} icon={GitCompareArrows} onClick={() => setOpen(true)}>
        {m.explorer_since()}
      </Button>
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <MomentField label={(zone) => m.explorer_since_field({ zone })} value={since} opened={open} onChange={onChange} />
      <Button
        look="quiet"
        onClick={() => {
          setOpen(false);
          setBack(true);
          onChange(undefined);
        }}
      >
        {m.explorer_since_end()}
      </Button>
    </span>
  );
}

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
