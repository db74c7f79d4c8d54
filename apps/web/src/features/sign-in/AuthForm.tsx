import type { ReactNode } from 'react';
import { useState } from 'react';
import { ErrorSummary, type FieldFault } from '../../ui/ErrorSummary.tsx';

/** What a form of ours must be able to say of itself. */
interface AskedForm {
  readonly handleSubmit: () => Promise<void>;
  readonly getAllErrors: () => { readonly fields: Readonly<Record<string, { readonly errors: readonly unknown[] }>> };
}

interface AuthFormProps {
  readonly form: AskedForm;
  /** What the server refused, as a sentence. */
  readonly fault: string | undefined;
  readonly faultOf: (field: string, found: readonly unknown[]) => string | undefined;
  readonly children: ReactNode;
}

/** A form with its summary: after a try that failed, the summary has the focus and leads to each field. */
export function AuthForm({ form, fault, faultOf, children }: AuthFormProps) {
  const [{ attempt, faults }, setTried] = useState<{ attempt: number; faults: readonly FieldFault[] }>({ attempt: 0, faults: [] });
  const submit = async () => {
    await form.handleSubmit();
    const found = Object.entries(form.getAllErrors().fields).flatMap(([field, { errors }]) => {
      const message = faultOf(field, errors);
      return message === undefined ? [] : [{ fieldId: field, message }];
    });
    setTried((before) => ({ attempt: before.attempt + 1, faults: found }));
  };
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary attempt={attempt} faults={faults} sentence={faults.length === 0 ? fault : undefined} />
      {children}
    </form>
  );
}
