import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useCan, useOrganization } from '../../shell/organization.ts';

const pages = { user_group: '/$organization/groups/deleted', location_group: '/$organization/locations/groups/deleted' } as const;

/** The way from groups to those that are deleted, for who may restore them. */
export function DeletedLink({ of }: { of: keyof typeof pages }) {
  const { slug: organization } = useOrganization();
  if (!useCan()(`administration:${of}.delete`)) return null;
  return (
    <AppLink to={pages[of]} params={{ organization }}>
      {m.deleted_link()}
    </AppLink>
  );
}
