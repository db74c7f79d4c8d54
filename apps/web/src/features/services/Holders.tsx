import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useOrganization } from '../../shell/organization.ts';
import { usePeopleCount } from '../users/use-people-count.ts';

/** How many people have a role, or some role of a service, at the scope, with the way to them. */
export function Holders({ filter }: { filter: { readonly role: string } | { readonly service: string } }) {
  const { slug: organization } = useOrganization();
  const { data, error } = usePeopleCount(filter);
  if (error && !data) return <span className="text-ink-2">{m.services_people_unknown()}</span>;
  if (!data) return <span aria-busy className="inline-block h-2.5 w-16 rounded-1 bg-soft motion-safe:animate-pulse" />;
  if (data.total === 0) return m.services_people_none();
  return (
    <AppLink to="/$organization/users" params={{ organization }} search={filter}>
      {m.services_people({ count: data.total })}
    </AppLink>
  );
}
