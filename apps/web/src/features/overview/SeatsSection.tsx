import { useQuery } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { SeatGauge } from '../seats/SeatGauge.tsx';

/** The paid seats of the whole organization; nothing at a node below it. */
export function SeatsSection() {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const scope = useScope();
  const { data, error, refetch } = useQuery(trpc.organizations.seats.queryOptions({ organizationId, node: scope.id }));
  if (data === null) return null;
  return (
    <Section title={m.seats_title()}>
      {/* As high as the bar with its two sentences, so that nothing below moves when they come. */}
      <div className="min-h-24">
        {data ? (
          <SeatGauge seats={data} />
        ) : error ? (
          <PartFailure error={error} onTryAgain={() => void refetch()} />
        ) : (
          <Skeleton rows={1} />
        )}
      </div>
    </Section>
  );
}
