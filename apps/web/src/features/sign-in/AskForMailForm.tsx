import { revalidateLogic, useForm } from '@tanstack/react-form';
import { AskForReset } from '@totem/domain/sign-in';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { askAuth, type AuthFault } from './auth.ts';
import { authSentence } from './auth-sentence.ts';
import { AuthForm } from './AuthForm.tsx';
import { EmailField } from './EmailField.tsx';
import { fieldFault } from './form-faults.ts';

const Typed = AskForReset.pick({ email: true });

interface AskForMailFormProps {
  readonly path: 'request-password-reset' | 'send-verification-email';
  /** Where the mail's link leads, beside the address. */
  readonly leadsTo: Readonly<Record<string, string>>;
  readonly submit: string;
  /** What is said afterwards, whether or not the address has an account. */
  readonly sent: (email: string) => string;
}

/** Asks for an address and has a mail sent to it. */
export function AskForMailForm({ path, leadsTo, submit, sent }: AskForMailFormProps) {
  const [fault, setFault] = useState<AuthFault | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    defaultValues: { email: '' },
    validationLogic: revalidateLogic(),
    validators: { onDynamic: Typed },
    onSubmit: async ({ value }) => {
      const refused = await askAuth(path, { ...value, ...leadsTo });
      setFault(refused);
      if (refused === null) setSentTo(value.email);
    },
  });
  if (sentTo !== null)
    return (
      <p role="status" className="text-14 text-pretty">
        {sent(sentTo)}
      </p>
    );
  return (
    <AuthForm form={form} fault={fault === null ? undefined : authSentence(fault)} faultOf={fieldFault}>
      <form.Field name="email">{(field) => <EmailField field={field} />}</form.Field>
      <form.Subscribe selector={(state) => state.isSubmitting}>
        {(busy) => (
          <Button type="submit" look="filled" wide pending={busy}>
            {submit}
          </Button>
        )}
      </form.Subscribe>
    </AuthForm>
  );
}
