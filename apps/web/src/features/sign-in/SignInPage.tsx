import { revalidateLogic, useForm } from '@tanstack/react-form';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { SignInByPassword } from '@totem/domain/sign-in';
import { useState } from 'react';
import { z } from 'zod';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { queryClient } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { askAuth, type AuthFault } from './auth.ts';
import { authSentence } from './auth-sentence.ts';
import { AuthForm } from './AuthForm.tsx';
import { AuthPasswordField } from './AuthPasswordField.tsx';
import { EmailField } from './EmailField.tsx';
import { fieldFault } from './form-faults.ts';
import { ownPathOr } from './own-path.ts';
import { SendVerification } from './SendVerification.tsx';
import { SignInFrame } from './SignInFrame.tsx';

const Typed = SignInByPassword.pick({ email: true, password: true }).extend({ password: z.string().min(1) });
const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { next, notice } = route.useSearch();
  const navigate = useNavigate();
  const [fault, setFault] = useState<AuthFault | null>(null);
  const form = useForm({
    defaultValues: { email: '', password: '' },
    validationLogic: revalidateLogic(),
    validators: { onDynamic: Typed },
    onSubmit: async ({ value }) => {
      const refused = await askAuth('sign-in/email', value);
      setFault(refused);
      if (refused !== null) return;
      queryClient.clear(); // whoever was here before may have been somebody else
      await navigate({ href: ownPathOr(next), replace: true });
    },
  });

  return (
    <SignInFrame
      title={m.sign_in_title()}
      aside={
        <>
          {m.sign_in_no_account()}{' '}
          <AppLink to="/sign-up" search={{ next }}>
            {m.sign_up_title()}
          </AppLink>
        </>
      }
    >
      {notice === 'ended' && <Note>{m.sign_in_session_ended()}</Note>}
      {notice === 'changed' && <Note>{m.sign_in_password_changed()}</Note>}
      <AuthForm form={form} fault={fault === null ? undefined : authSentence(fault)} faultOf={fieldFault}>
        <form.Field name="email">{(field) => <EmailField field={field} />}</form.Field>
        <form.Field name="password">
          {(field) => (
            <AuthPasswordField
              field={field}
              label={m.sign_in_password()}
              autoComplete="current-password"
              aside={<AppLink to="/forgot-password">{m.sign_in_forgot()}</AppLink>}
            />
          )}
        </form.Field>
        <form.Subscribe selector={(state) => state.isSubmitting}>
          {(busy) => (
            <Button type="submit" look="filled" wide pending={busy}>
              {m.sign_in_submit()}
            </Button>
          )}
        </form.Subscribe>
      </AuthForm>
      {fault === 'unverified' && (
        <form.Subscribe selector={(state) => state.values.email}>
          {(email) => <SendVerification email={email} next={next} />}
        </form.Subscribe>
      )}
    </SignInFrame>
  );
}
