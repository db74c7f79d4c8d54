import { Checkbox as Base } from '@base-ui/react/checkbox';
import { cx } from 'class-variance-authority';
import { Check, Minus } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Tooltip } from './Tooltip.tsx';

interface CheckboxProps {
  readonly label: string;
  /** In tables: the label is read aloud only. */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  /** Some of what it stands for, not all. */
  readonly mixed?: boolean;
  readonly onChange: (checked: boolean, event: Event) => void;
  readonly disabledReason?: string | undefined;
}

export function Checkbox({ label, labelHidden = false, hint, checked, mixed = false, onChange, disabledReason }: CheckboxProps) {
  const id = useId();
  const off = disabledReason !== undefined;
  const said = disabledReason ?? hint;
  return (
    <div className={cx('flex gap-2.5', labelHidden && 'place-items-center')}>
      <Tooltip content={disabledReason} onPress>
        <Base.Root
          id={id}
          checked={checked}
          indeterminate={mixed}
          readOnly={off}
          onCheckedChange={(next, { event }) => onChange(next, event)}
          aria-label={labelHidden ? label : undefined}
          aria-disabled={off || undefined}
          aria-describedby={said ? `${id}-said` : undefined}
          className={cx(
            'group relative mt-px grid size-[18px] flex-none place-items-center rounded-1 before:absolute before:-inset-[calc((var(--target)-18px)/2)]',
            checked || mixed ? 'bg-accent text-on-accent' : 'edge-control bg-surface hover:bg-hover',
            off && 'cursor-not-allowed opacity-60',
          )}
        >
          <Base.Indicator>
            {mixed ? <Minus size={13} strokeWidth={3} aria-hidden /> : <Check size={13} strokeWidth={3} aria-hidden />}
          </Base.Indicator>
        </Base.Root>
      </Tooltip>
      {labelHidden ? (
        disabledReason && (
          <span id={`${id}-said`} className="sr-only">
            {disabledReason}
          </span>
        )
      ) : (
        <div className="grid">
          <label htmlFor={id} className={off ? 'text-ink-2' : undefined}>
            {label}
          </label>
          {said && (
            <span id={`${id}-said`} className="text-12 text-ink-2">
              {said}
            </span>
          )}
        </div>
      )}
    </div>
  );
}
