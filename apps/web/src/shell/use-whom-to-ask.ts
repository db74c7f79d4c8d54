import type { OrganizationId } from '@totem/domain/ids';
import { useQuery } from '@tanstack/react-query';
import { getLocale } from '../paraglide/runtime.js';
import { useTRPC } from '../trpc.ts';

/** Who could give the reader what they lack, by name: "Felicia or Nick"; null while it is not known, and where there is nobody else. */
export function useWhomToAsk(organizationId: OrganizationId): string | null {
  const { data } = useQuery(useTRPC().me.whomToAsk.queryOptions({ organizationId }, { staleTime: 60_000 }));
  return data && data.names.length > 0 ? new Intl.ListFormat(getLocale(), { type: 'disjunction' }).format(data.names) : null;
}
