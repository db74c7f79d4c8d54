import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Bell, Building2, Keyboard, MonitorSmartphone, ShieldCheck } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { useTRPC } from '../trpc.ts';
import { MeMenu } from './MeMenu.tsx';
import { signOut } from './sign-out.ts';

const route = getRouteApi('/signed-in');

/** The menu of who is signed in. @param organization the slug of the page's, if it has one. */
export function MyMenu({ organization = null }: { organization?: string | null }) {
  const { person } = route.useRouteContext();
  useQuery(useTRPC().me.person.queryOptions()); // asked again when one comes back to the tab: it may be somebody else's by then
  return (
    <MeMenu
      name={person.name}
      email={person.email}
      pages={[
        ...(organization === null
          ? []
          : [
              {
                label: m.shell_my_access(),
                icon: ShieldCheck,
                link: { to: '/$organization/me/access', params: { organization } },
              } as const,
            ]),
        { label: m.shell_accounts_title(), icon: Building2, link: { to: '/accounts' } },
        { label: m.me_sessions(), icon: MonitorSmartphone, link: { to: '/me' } },
        { label: m.keyboard_title(), icon: Keyboard, link: { to: '/me/keyboard' } },
        { label: m.me_notifications(), icon: Bell, link: { to: '/me/notifications' } },
      ]}
      onSignOut={() => void signOut()}
    />
  );
}
