import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { AskForMailForm } from './AskForMailForm.tsx';
import { SignInFrame } from './SignInFrame.tsx';

export function ForgotPasswordPage() {
  return (
    <SignInFrame title={m.forgot_title()} intro={m.forgot_intro()} aside={<AppLink to="/sign-in">{m.forgot_back()}</AppLink>}>
      <AskForMailForm
        path="request-password-reset"
        leadsTo={{ redirectTo: '/reset-password' }}
        submit={m.forgot_submit()}
        sent={(email) => m.forgot_sent({ email })}
      />
    </SignInFrame>
  );
}
