import type { ActivityRow } from '@totem/domain/activity';
import { useQuery } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useNow } from '../../ui/use-now.ts';
import { When } from '../../ui/When.tsx';
import { ActivitySentence } from './ActivitySentence.tsx';
import { daysBack } from './activity-search.ts';

const shown = 8;

/** What changed at the scope in the last seven days, the newest first; each leads to its event. */
export function RecentChanges() {
  const trpc = useTRPC();
  const { id: organizationId, slug: organization } = useOrganization();
  const scope = useScope();
  const from = daysBack(new Date(new Date(useNow()).setHours(0, 0, 0, 0)), 7).toISOString();
  const { data, error, refetch } = useQuery(
    trpc.activity.list.queryOptions({ organizationId, node: scope.id, filter: { from }, pageSize: shown }, { staleTime: 30_000 }),
  );
  const all = (
    <AppLink to="/$organization/activity" params={{ organization }} search={{ days: '7' }}>
      {m.activity_recent_all()}
    </AppLink>
  );
  return (
    <Section title={m.activity_recent()} action={data && data.rows.length > 0 ? all : undefined}>
      {error && !data ? (
        <PartFailure error={error} onTryAgain={() => void refetch()} />
      ) : !data ? (
        <Skeleton rows={3} />
      ) : data.rows.length === 0 ? (
        <p className="py-3.5 text-ink-2">{m.activity_recent_none()}</p>
      ) : (
        <ul>
          {data.rows.map((row) => (
            <Change key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Change({ row }: { row: ActivityRow }) {
  const { slug: organization } = useOrganization();
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-b border-line py-2.5">
      <p className="min-w-0 flex-1 basis-72 text-pretty">
        <ActivitySentence row={row} />
      </p>
      <span className="text-12 text-ink-2">
        <AppLink look="plain" to="/$organization/activity" params={{ organization }} search={{ at: row.at }}>
          <When at={row.at} />
        </AppLink>
      </span>
    </li>
  );
}
