import type { LocationGroupId } from '@totem/domain/ids';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useOrganization } from '../../shell/organization.ts';
import { Pending } from '../../ui/Pending.tsx';
import { usePeopleCount } from '../users/use-people-count.ts';

/** To how many people of the scope a location group is given, with the way to them. */
export function GroupPeople({ group }: { group: LocationGroupId }) {
  const { slug: organization } = useOrganization();
  const { data, isPending } = usePeopleCount({ locationGroup: group });
  if (isPending) return <Pending className="h-6 w-36" />;
  if (!data) return null;
  if (data.total === 0) return <span>{m.locations_given_to_nobody()}</span>;
  return (
    <AppLink to="/$organization/users" params={{ organization }} search={{ locationGroup: group }}>
      {m.locations_given_to({ count: data.total })}
    </AppLink>
  );
}
