import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../trpc.ts';
import { deactivatedWords } from './deactivated-words.ts';
import { organizationDetail } from './organization-words.ts';
import { pinnedFirst, useKeptOrganizations } from './own-organizations.ts';
import { Switcher } from './Switcher.tsx';

const signedIn = getRouteApi('/signed-in');

/** The organization in words; with others beside it, the way to each, in its own tab too. */
export function OrganizationSwitcher({ slug, name }: { slug: string; name: string }) {
  const trpc = useTRPC();
  const { person } = signedIn.useRouteContext();
  const kept = useKeptOrganizations(person.id);
  const { data } = useQuery(trpc.organizations.mine.queryOptions({ pageSize: 200 }, { staleTime: 60_000 }));
  const others = pinnedFirst(
    (data?.rows ?? []).filter((row) => row.slug !== slug),
    kept,
  );
  return (
    <Switcher
      name={name}
      others={others.map((row) => ({
        key: row.id,
        name: row.name,
        detail: row.deactivated ? deactivatedWords(row.deactivated) : organizationDetail(row),
        isClosed: row.deactivated !== null,
        link: { to: '/$organization', params: { organization: row.slug }, search: () => ({ node: undefined }) },
      }))}
      all={{ to: '/accounts' }}
    />
  );
}
