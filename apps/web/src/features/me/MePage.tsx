import { getRouteApi } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { BarePage } from '../../shell/BarePage.tsx';
import { MyMenu } from '../../shell/MyMenu.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { MailSettings } from './MailSettings.tsx';
import { SignInSessions } from './SignInSessions.tsx';

const route = getRouteApi('/signed-in/me');

/** Who one is here, and until when. */
export function MePage() {
  const { person } = route.useRouteContext();
  const until = new Intl.DateTimeFormat(getLocale(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(person.sessionEndsAt));
  return (
    <BarePage me={<MyMenu />}>
      <Page title={person.name} within={[m.me_title()]} facts={m.me_signed_in_as({ email: person.email })}>
        <div className="max-w-150">
          <p className="text-ink-2">{m.me_until({ moment: until })}</p>
          <Section title={m.me_password()}>
            <p className="py-3">
              <AppLink to="/forgot-password">{m.me_password_change()}</AppLink>
            </p>
          </Section>
          <SignInSessions />
          <MailSettings />
        </div>
      </Page>
    </BarePage>
  );
}
