import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { m } from '../paraglide/messages.js';

export interface FieldFault {
  readonly fieldId: string;
  readonly message: string;
}

/**
 * What keeps a form from being sent, on top of it: it takes the focus each time `attempt` grows.
 *
 * @param sentence what was refused as a whole, where no single field is at fault.
 */
export function ErrorSummary({
  attempt,
  faults,
  sentence,
}: {
  attempt: number;
  faults: readonly FieldFault[];
  sentence?: string | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const wrong = faults.length > 0 || sentence !== undefined;
  // Focus is a fact outside React: it moves once for each try that failed, not on each keystroke that mends a field.
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (!wrong) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="flex gap-2.5 rounded-3 bg-deny-soft px-3 py-2.5 shadow-[inset_0_0_0_1px_var(--deny-line)] outline-offset-2"
    >
      <CircleAlert size={16} aria-hidden className="mt-0.5 text-deny" />
      <div className="grid gap-1">
        <p className="font-strong">{sentence ?? m.ui_form_faults({ count: faults.length })}</p>
        {faults.length > 0 && (
          <ul className="grid gap-0.5">
            {faults.map((fault) => (
              <li key={fault.fieldId}>
                <a
                  href={`#${fault.fieldId}`}
                  className="font-medium text-deny underline underline-offset-3"
                  onClick={(event) => focusField(event, fault)}
                >
                  {fault.message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** Goes to the field without putting it into the address. */
function focusField(event: { preventDefault: () => void }, fault: FieldFault) {
  event.preventDefault();
  document.getElementById(fault.fieldId)?.focus();
}
