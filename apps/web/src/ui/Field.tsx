import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** The ids by which a control and the words around it belong together. */
export interface FieldIds {
  readonly control: string;
  readonly hint: string;
  readonly error: string;
}

export const fieldIds = (id: string): FieldIds => ({ control: id, hint: `${id}-hint`, error: `${id}-error` });

/** What a control says of itself by what stands around it. */
export const describedBy = (ids: FieldIds, hint: ReactNode, error: string | undefined) =>
  [hint ? ids.hint : undefined, error ? ids.error : undefined].filter(Boolean).join(' ') || undefined;

interface FieldProps {
  readonly ids: FieldIds;
  readonly label: string;
  /** Beside the label, for what is not a part of it: "Forgot it?". */
  readonly aside?: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** Label above, hint and error below; the error takes the hint's place in the eye, not in the description. */
export function Field({ ids, label, aside, hint, error, children }: FieldProps) {
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={ids.control} className="font-medium">
          {label}
        </label>
        {aside}
      </div>
      {children}
      {error && (
        <p id={ids.error} className="flex gap-1.5 text-12 font-medium text-deny">
          <CircleAlert size={14} aria-hidden className="mt-0.5" />
          {error}
        </p>
      )}
      {hint && (
        <p id={ids.hint} className="text-12 text-ink-2 text-pretty">
          {hint}
        </p>
      )}
    </div>
  );
}
