import { getRouteApi } from '@tanstack/react-router';
import { Building2, UserRound } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { MeMenu } from './MeMenu.tsx';
import { signOut } from './sign-out.ts';

const route = getRouteApi('/signed-in');

/** The menu of who is signed in. */
export function MyMenu() {
  const { person } = route.useRouteContext();
  return (
    <MeMenu
      name={person.name}
      email={person.email}
      pages={[
        { label: m.shell_accounts_title(), icon: Building2, link: { to: '/accounts' } },
        { label: m.me_title(), icon: UserRound, link: { to: '/me' } },
      ]}
      onSignOut={() => void signOut()}
    />
  );
}
