import { useQuery } from '@tanstack/react-query';
import { getLocale } from '../../paraglide/runtime.js';
import { useCan, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';

/** How many people are named who could do what the reader cannot. */
const mostNamed = 3;

/**
 * Who may give access where the reader may not, by name: whoever gives it at the reader's own level by a role there, or
 * above it for a reader who gives it there too. Null while it is not known, or not for the reader to know.
 *
 * @param isAsked whether anything was refused for want of authority.
 */
export function useWhoCould(isAsked: boolean): string | null {
  const trpc = useTRPC();
  const { id: organizationId, me, top } = useOrganization();
  const mayGive = useCan(top.id)('administration:grant.give');
  const { data } = useQuery(
    trpc.access.whoCan.queryOptions(
      { organizationId, permission: 'administration:grant.give', target: { node: top.id } },
      { enabled: isAsked },
    ),
  );
  const others = (data?.rows ?? []).filter((row) => row.member.id !== me.member);
  const could = mayGive ? others.filter((row) => row.because.some((path) => path.on.id !== top.id)) : others;
  const names = could.slice(0, mostNamed).map((row) => row.member.name);
  return names.length === 0 ? null : new Intl.ListFormat(getLocale(), { type: 'disjunction' }).format(names);
}
