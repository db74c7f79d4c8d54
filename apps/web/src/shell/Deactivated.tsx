import { useQuery } from '@tanstack/react-query';
import { m } from '../paraglide/messages.js';
import { useTRPC } from '../trpc.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { AppLink } from './AppLink.tsx';
import { deactivatedWords } from './deactivated-words.ts';

/** All that somebody sees of an organization in which they are suspended: since when, by whom, whom to ask. */
export function Deactivated({ slug }: { slug: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.organizations.mine.queryOptions({ pageSize: 200 }));
  const row = data?.rows.find((one) => one.slug === slug);
  const title = m.shell_suspended_title({ name: row?.name ?? slug });
  const by = row?.deactivated?.by ?? null;
  return (
    <div className="px-gutter">
      <title>{`${title} · Totem`}</title>
      <ErrorState
        kind="refused"
        heading={1}
        title={title}
        sentence={[
          ...(row?.deactivated ? [`${deactivatedWords(row.deactivated)}.`] : []),
          by === null ? m.shell_suspended_ask() : m.shell_suspended_ask_name({ name: by }),
        ].join(' ')}
        action={
          <AppLink to="/accounts" look="outline">
            {m.shell_suspended_elsewhere()}
          </AppLink>
        }
      />
    </div>
  );
}
