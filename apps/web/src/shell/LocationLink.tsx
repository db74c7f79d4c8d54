import type { ReactNode } from 'react';
import { AppLink } from './AppLink.tsx';
import { useOrganization } from './organization.ts';

/** A location or a location group by name, with the way to its page for whoever opens such pages. */
export function LocationLink({ to, children }: { to: { readonly location: string } | { readonly group: string }; children: ReactNode }) {
  const { slug: organization, opensLocations } = useOrganization();
  if (!opensLocations) return children;
  return 'location' in to ? (
    <AppLink to="/$organization/locations/$location" params={{ organization, location: to.location }} look="plain">
      {children}
    </AppLink>
  ) : (
    <AppLink to="/$organization/locations/groups/$group" params={{ organization, group: to.group }} look="plain">
      {children}
    </AppLink>
  );
}
