import { cx } from 'class-variance-authority';
import type { LucideIcon } from 'lucide-react';
import { useId, type ComponentProps, type ReactNode } from 'react';
import { describedBy, Field, fieldIds } from './Field.tsx';

export interface TextFieldProps extends Pick<
  ComponentProps<'input'>,
  'name' | 'autoComplete' | 'inputMode' | 'placeholder' | 'onBlur' | 'ref' | 'maxLength' | 'spellCheck' | 'readOnly'
> {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'datetime-local';
  readonly icon?: LucideIcon;
  readonly aside?: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Inside the box, at its end: a button. */
  readonly end?: ReactNode;
}

export function TextField({ id, label, value, onChange, type = 'text', icon: Icon, aside, hint, error, end, ...input }: TextFieldProps) {
  const made = useId();
  const ids = fieldIds(id ?? made);
  return (
    <Field ids={ids} label={label} aside={aside} hint={hint} error={error}>
      <div
        className={cx(
          'flex min-h-ctl items-center rounded-2 bg-surface has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-focus',
          error ? 'edge-deny' : 'edge-control',
        )}
      >
        {Icon && <Icon size={16} aria-hidden className="ml-2.5 text-ink-3" />}
        <input
          {...input}
          id={ids.control}
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(ids, hint, error)}
          className="min-h-ctl w-full min-w-0 flex-1 bg-transparent px-2.5 text-13 outline-none pointer-coarse:text-16 read-only:text-ink-2"
        />
        {end}
      </div>
    </Field>
  );
}
