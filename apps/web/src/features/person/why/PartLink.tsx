import type { NodeId } from '@totem/domain/ids';
import type { ReactNode } from 'react';
import { AppLink } from '../../../shell/AppLink.tsx';
import { useOrganization } from '../../../shell/organization.ts';
import { useOpensPlace } from '../../../shell/use-opens-place.ts';

/** Which page tells of a part of a way. */
export type PartTarget =
  | { readonly group: string }
  | { readonly member: string }
  | { readonly location: NodeId }
  | { readonly locationGroup: string }
  | { readonly role: true };

interface PartLinkProps {
  readonly to: PartTarget;
  /** Of a picture: it is pressed there, and the keyboard finds the same link in the words below. */
  readonly inPicture?: boolean;
  readonly children: ReactNode;
}

/** A part of a way as a link to the page of its own; a place that one may not open is its name alone. */
export function PartLink({ to, inPicture = false, children }: PartLinkProps) {
  const { slug: organization } = useOrganization();
  const place = 'location' in to ? to : 'locationGroup' in to ? { group: to.locationGroup } : null;
  const opensPlace = useOpensPlace(place);
  const looks = inPicture ? ({ tabIndex: -1, look: 'plain' } as const) : {};
  if (place && !opensPlace) return children;
  if ('group' in to)
    return (
      <AppLink {...looks} to="/$organization/groups/$group" params={{ organization, group: to.group }}>
        {children}
      </AppLink>
    );
  if ('member' in to)
    return (
      <AppLink {...looks} to="/$organization/users/$member" params={{ organization, member: to.member }}>
        {children}
      </AppLink>
    );
  if ('location' in to)
    return (
      <AppLink {...looks} to="/$organization/locations/$location" params={{ organization, location: to.location }}>
        {children}
      </AppLink>
    );
  if ('locationGroup' in to)
    return (
      <AppLink {...looks} to="/$organization/locations/groups/$group" params={{ organization, group: to.locationGroup }}>
        {children}
      </AppLink>
    );
  return (
    <AppLink {...looks} to="/$organization/roles" params={{ organization }}>
      {children}
    </AppLink>
  );
}
