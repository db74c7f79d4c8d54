import { getRouteApi } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { MeFrame } from './MeFrame.tsx';
import { SignInSessions } from './SignInSessions.tsx';

const route = getRouteApi('/signed-in/me/');

/** Who one is here, until when, and where else one is signed in. */
export function MePage() {
  const { person } = route.useRouteContext();
  const until = new Intl.DateTimeFormat(getLocale(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(person.sessionEndsAt));
  return (
    <MeFrame title={m.me_sign_in()} facts={m.me_signed_in_as({ email: person.email })}>
      <p className="text-ink-2">{m.me_until({ moment: until })}</p>
      <Section title={m.me_password()}>
        <p className="py-3">
          <AppLink to="/forgot-password">{m.me_password_change()}</AppLink>
        </p>
      </Section>
      <SignInSessions />
    </MeFrame>
  );
}
