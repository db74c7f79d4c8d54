import { revalidateLogic, useForm } from '@tanstack/react-form';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { passwordFault, ResetPassword } from '@totem/domain/sign-in';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { askAuth, type AuthFault } from './auth.ts';
import { authSentence } from './auth-sentence.ts';
import { AuthForm } from './AuthForm.tsx';
import { AuthPasswordField } from './AuthPasswordField.tsx';
import { fieldFault } from './form-faults.ts';
import { SignInFrame } from './SignInFrame.tsx';

const route = getRouteApi('/reset-password');

const Typed = ResetPassword.pick({ newPassword: true }).superRefine(({ newPassword }, context) => {
  const fault = passwordFault(newPassword, ['Totem']);
  if (fault) context.addIssue({ code: 'custom', path: ['newPassword'], message: fault });
});

export function ResetPasswordPage() {
  const { token } = route.useSearch();
  const navigate = useNavigate();
  const [fault, setFault] = useState<AuthFault | null>(null);
  const form = useForm({
    defaultValues: { newPassword: '' },
    validationLogic: revalidateLogic(),
    validators: { onDynamic: Typed },
    onSubmit: async ({ value }) => {
      const refused = await askAuth('reset-password', { ...value, token });
      setFault(refused);
      if (refused === null) await navigate({ to: '/sign-in', search: { notice: 'changed' }, replace: true });
    },
  });

  if (token === undefined || fault === 'link')
    return (
      <SignInFrame title={m.reset_failed_title()} intro={m.reset_failed()}>
        <AppLink to="/forgot-password" look="filled">
          {m.reset_ask_again()}
        </AppLink>
      </SignInFrame>
    );
  return (
    <SignInFrame title={m.reset_title()} intro={m.reset_effect()} aside={<AppLink to="/sign-in">{m.forgot_back()}</AppLink>}>
      <AuthForm form={form} fault={fault === null ? undefined : authSentence(fault)} faultOf={fieldFault}>
        <form.Field name="newPassword">
          {(field) => (
            <AuthPasswordField field={field} label={m.reset_password()} autoComplete="new-password" hint={m.sign_up_password_hint()} />
          )}
        </form.Field>
        <form.Subscribe selector={(state) => state.isSubmitting}>
          {(busy) => (
            <Button type="submit" look="filled" wide pending={busy}>
              {m.reset_submit()}
            </Button>
          )}
        </form.Subscribe>
      </AuthForm>
    </SignInFrame>
  );
}
