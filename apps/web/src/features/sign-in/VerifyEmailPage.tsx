import { getRouteApi } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { Link } from '../../ui/Link.tsx';
import { AskForMailForm } from './AskForMailForm.tsx';
import { verifiedAt } from './links.ts';
import { ownPathOr } from './own-path.ts';
import { SignInFrame } from './SignInFrame.tsx';

const route = getRouteApi('/verify-email');

/** Where the link of the confirming mail ends: the address is confirmed, or the link was not good. */
export function VerifyEmailPage() {
  const { error, next } = route.useSearch();
  if (error !== undefined)
    return (
      <SignInFrame title={m.verify_failed_title()} intro={m.verify_failed()} aside={<AppLink to="/sign-in">{m.forgot_back()}</AppLink>}>
        <AskForMailForm
          path="send-verification-email"
          leadsTo={{ callbackURL: verifiedAt(next) }}
          submit={m.verify_send()}
          sent={(email) => m.sign_up_sent({ email })}
        />
      </SignInFrame>
    );
  return (
    <SignInFrame title={m.verify_done_title()} intro={m.verify_done()}>
      <Link look="filled" href={ownPathOr(next)}>
        {m.verify_continue()}
      </Link>
    </SignInFrame>
  );
}
