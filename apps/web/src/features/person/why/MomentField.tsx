import { useId } from 'react';
import { useOrganization } from '../../../shell/organization.ts';
import { instantIn, localIn, zoneWords } from './zoned-time.ts';

interface MomentFieldProps {
  readonly label: (zone: string) => string;
  /** ISO 8601; undefined: none yet. */
  readonly value: string | undefined;
  /** It stands where a button was that opened it, and takes the focus. */
  readonly opened: boolean;
  readonly onChange: (instant: string) => void;
}

/** A date and a time in the organization's time zone, which it names. */
export function MomentField({ label, value, opened, onChange }: MomentFieldProps) {
  const id = useId();
  const { timeZone } = useOrganization();
  const zone = zoneWords(timeZone);
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {label(zone)}
      </label>
      <input
        id={id}
        type="datetime-local"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the button was that opened it
        autoFocus={opened}
        defaultValue={value === undefined ? '' : localIn(timeZone, value)}
        onChange={(event) => {
          const chosen = instantIn(timeZone, event.target.value);
          if (chosen !== null) onChange(chosen);
        }}
        className="edge-control min-h-ctl rounded-2 bg-surface px-2.5 pointer-coarse:text-16"
      />
      <span aria-hidden className="text-12 text-ink-2">
        {zone}
      </span>
    </>
  );
}
