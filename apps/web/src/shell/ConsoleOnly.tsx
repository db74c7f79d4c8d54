import { Refusal } from '@totem/domain/errors';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Page } from '../ui/Page.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useTRPC } from '../trpc.ts';
import { FailureState } from './FailureState.tsx';
import { useOrganization } from './organization.ts';

/** A page for who administers the organization, or the part of it that is theirs; everybody else is told that it is not for them. */
export function ConsoleOnly({ title, children }: { title: string; children: ReactNode }) {
  const trpc = useTRPC();
  const { id: organizationId, top } = useOrganization();
  const { data, error, refetch } = useQuery(trpc.me.rights.queryOptions({ organizationId, node: top.id }));
  if (data?.includes('administration:console.open')) return children;
  if (data || error) return <FailureState error={data ? new Refusal('access.denied') : error} onTryAgain={() => void refetch()} />;
  return (
    <Page title={title}>
      <Skeleton />
    </Page>
  );
}
