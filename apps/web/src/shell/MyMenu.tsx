import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Building2, ShieldCheck, UserRound } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { useTRPC } from '../trpc.ts';
import { MeMenu } from './MeMenu.tsx';
import { signOut } from './sign-out.ts';

const route = getRouteApi('/signed-in');

interface MyMenuProps {
  /** Who one is in the organization of the page, if it has one. */
  readonly mine?: { readonly organization: string; readonly member: string };
}

/** The menu of who is signed in. */
export function MyMenu({ mine }: MyMenuProps) {
  const { person } = route.useRouteContext();
  useQuery(useTRPC().me.person.queryOptions()); // asked again when one comes back to the tab: it may be somebody else's by then
  return (
    <MeMenu
      name={person.name}
      email={person.email}
      pages={[
        ...(mine
          ? [{ label: m.shell_my_access(), icon: ShieldCheck, link: { to: '/$organization/users/$member', params: mine } } as const]
          : []),
        { label: m.shell_accounts_title(), icon: Building2, link: { to: '/accounts' } },
        { label: m.me_title(), icon: UserRound, link: { to: '/me' } },
      ]}
      onSignOut={() => void signOut()}
    />
  );
}
