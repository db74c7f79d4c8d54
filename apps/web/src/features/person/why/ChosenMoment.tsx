import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { MomentField } from './MomentField.tsx';

interface ChosenMomentProps {
  /** ISO 8601; undefined: none is chosen. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** What stands where none is chosen, and is pressed to choose one; its whole name, where that says more. */
  readonly unchosen: { readonly icon: LucideIcon; readonly words: string; readonly name?: string };
  readonly label: (zone: string) => string;
  /** The words of the way back to none. */
  readonly back: string;
}

/** A moment that may be chosen, behind a button until it is, and with a way back. */
export function ChosenMoment({ value, onChange, unchosen, label, back }: ChosenMomentProps) {
  const [open, setOpen] = useState(false);
  const [isBack, setBack] = useState(false);
  if (value === undefined && !open)
    return (
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the button was that led back to it
      <Button autoFocus={isBack} icon={unchosen.icon} aria-label={unchosen.name} onClick={() => setOpen(true)}>
        {unchosen.words}
      </Button>
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <MomentField label={label} value={value} opened={open} onChange={onChange} />
      <Button
        look="quiet"
        onClick={() => {
          setOpen(false);
          setBack(true);
          onChange(undefined);
        }}
      >
        {back}
      </Button>
    </span>
  );
}
