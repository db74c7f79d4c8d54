import { useQuery } from '@tanstack/react-query';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { useTRPC } from '../trpc.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { AppLink } from './AppLink.tsx';
import { deactivatedWords } from './deactivated-words.ts';
import { FailureState } from './FailureState.tsx';

/** All that somebody sees of an organization in which they are suspended: since when, by whom, whom to ask. */
export function Deactivated({ slug }: { slug: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.organizations.deactivated.queryOptions({ slug }));
  if (error && !data) return <FailureState error={error} onTryAgain={() => void refetch()} />;
  if (!data) return <p className="sr-only">{m.ui_loading()}</p>;
  const title = m.shell_suspended_title({ name: data.name });
  const people = new Intl.ListFormat(getLocale(), { type: 'disjunction' }).format(data.restoredBy);
  return (
    <div className="px-gutter">
      <title>{`${title} · Totem`}</title>
      <ErrorState
        kind="refused"
        heading={1}
        title={title}
        sentence={`${deactivatedWords(data)}. ${people === '' ? m.shell_suspended_ask() : m.shell_suspended_ask_people({ people })}`}
        action={
          <AppLink to="/accounts" look="outline">
            {m.shell_suspended_elsewhere()}
          </AppLink>
        }
      />
    </div>
  );
}
