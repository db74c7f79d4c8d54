import { revalidateLogic, useForm } from '@tanstack/react-form';
import { getRouteApi } from '@tanstack/react-router';
import { passwordFault, SignUp } from '@totem/domain/sign-in';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { askAuth, type AuthFault } from './auth.ts';
import { authSentence } from './auth-sentence.ts';
import { AuthForm } from './AuthForm.tsx';
import { AuthPasswordField } from './AuthPasswordField.tsx';
import { EmailField } from './EmailField.tsx';
import { fieldFault } from './form-faults.ts';
import { verifiedAt } from './links.ts';
import { SendVerification } from './SendVerification.tsx';
import { SignInFrame } from './SignInFrame.tsx';

const route = getRouteApi('/sign-up');

const Typed = SignUp.omit({ callbackURL: true }).superRefine(({ name, email, password }, context) => {
  const fault = passwordFault(password, [name, email, 'Totem']);
  if (fault) context.addIssue({ code: 'custom', path: ['password'], message: fault });
});

export function SignUpPage() {
  const { next } = route.useSearch();
  const [fault, setFault] = useState<AuthFault | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    defaultValues: { name: '', email: '', password: '' },
    validationLogic: revalidateLogic(),
    validators: { onDynamic: Typed },
    onSubmit: async ({ value }) => {
      const refused = await askAuth('sign-up/email', { ...value, callbackURL: verifiedAt(next) });
      setFault(refused);
      if (refused === null) setSentTo(value.email);
    },
  });

  if (sentTo !== null)
    return (
      <SignInFrame title={m.sign_up_sent_title()} aside={<AppLink to="/sign-in">{m.forgot_back()}</AppLink>}>
        <p role="status" className="text-14 text-pretty">
          {m.sign_up_sent({ email: sentTo })}
        </p>
        <SendVerification email={sentTo} next={next} />
      </SignInFrame>
    );
  return (
    <SignInFrame
      title={m.sign_up_title()}
      aside={
        <>
          {m.sign_in_have_account()}{' '}
          <AppLink to="/sign-in" search={{ next }}>
            {m.sign_in_title()}
          </AppLink>
        </>
      }
    >
      <AuthForm form={form} fault={fault === null ? undefined : authSentence(fault)} faultOf={fieldFault}>
        <form.Field name="name">
          {(field) => (
            <TextField
              id={field.name}
              name={field.name}
              label={m.sign_up_name()}
              autoComplete="name"
              value={field.state.value}
              onChange={field.handleChange}
              onBlur={field.handleBlur}
              error={fieldFault(field.name, field.state.meta.errors)}
            />
          )}
        </form.Field>
        <form.Field name="email">{(field) => <EmailField field={field} />}</form.Field>
        <form.Field name="password">
          {(field) => (
            <AuthPasswordField field={field} label={m.sign_in_password()} autoComplete="new-password" hint={m.sign_up_password_hint()} />
          )}
        </form.Field>
        <form.Subscribe selector={(state) => state.isSubmitting}>
          {(busy) => (
            <Button type="submit" look="filled" wide pending={busy}>
              {m.sign_up_submit()}
            </Button>
          )}
        </form.Subscribe>
      </AuthForm>
    </SignInFrame>
  );
}
