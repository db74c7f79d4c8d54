import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../trpc.ts';
import { deactivatedWords } from './deactivated-words.ts';
import { Switcher } from './Switcher.tsx';

/** The organization in words; with others beside it, the way to each, in its own tab too. */
export function OrganizationSwitcher({ slug, name }: { slug: string; name: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.organizations.mine.queryOptions({ pageSize: 200 }, { staleTime: 60_000 }));
  const others = (data?.rows ?? []).filter((row) => row.slug !== slug);
  return (
    <Switcher
      name={name}
      others={others.map(({ id, name: other, slug: organization, deactivated }) => ({
        key: id,
        name: other,
        detail: deactivated ? deactivatedWords(deactivated) : null,
        link: { to: '/$organization', params: { organization }, search: () => ({ node: undefined }) },
      }))}
      all={{ to: '/accounts' }}
    />
  );
}
