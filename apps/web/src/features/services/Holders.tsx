import type { MemberFilter } from '@totem/domain/members';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useOrganization } from '../../shell/organization.ts';
import { inWords } from '../../ui/number-words.ts';
import { usePeopleCount } from '../users/use-people-count.ts';

interface HoldersProps {
  readonly filter: Required<Pick<MemberFilter, 'role'>> | Required<Pick<MemberFilter, 'service'>> | Required<Pick<MemberFilter, 'item'>>;
  /** Under a head that says what is counted, the number alone is drawn. */
  readonly short?: boolean;
}

/** How many people have a role, some role of a service, or one on a service item, at the scope, with the way to them. */
export function Holders({ filter, short = false }: HoldersProps) {
  const { slug: organization } = useOrganization();
  const { data, error } = usePeopleCount(filter);
  if (error && !data) return <span className="text-ink-2">{m.services_people_unknown()}</span>;
  if (!data) return <span aria-busy className="inline-block h-2.5 w-16 rounded-1 bg-soft motion-safe:animate-pulse" />;
  if (data.total === 0) return m.services_people_none();
  const words = m.services_people({ count: data.total });
  return (
    <AppLink to="/$organization/users" params={{ organization }} search={filter} {...(short && { 'aria-label': words })}>
      {short ? inWords(data.total) : words}
    </AppLink>
  );
}
