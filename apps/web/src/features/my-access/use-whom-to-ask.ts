import { useQuery } from '@tanstack/react-query';
import { getLocale } from '../../paraglide/runtime.js';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';

/** Who could give the reader what they lack, by name: "Felicia or Nick"; null while it is not known, and where there is nobody else. */
export function useWhomToAsk(): string | null {
  const { id: organizationId } = useOrganization();
  const { data } = useQuery(useTRPC().me.whomToAsk.queryOptions({ organizationId }, { staleTime: 60_000 }));
  return data && data.names.length > 0 ? new Intl.ListFormat(getLocale(), { type: 'disjunction' }).format(data.names) : null;
}
