import { useQuery } from '@tanstack/react-query';
import type { ServiceItemView } from '@totem/domain/service-items';
import { useOrganization } from '../../../shell/organization.ts';
import { useTRPC } from '../../../trpc.ts';
import type { QuestionParams } from './question-params.ts';

interface AskedThings {
  readonly item: ServiceItemView | undefined;
  readonly location: string | undefined;
  readonly node: string | undefined;
  /** Whether names are still on their way. */
  readonly isPending: boolean;
}

/** The things that a question names by their ids; undefined where there is none, or none that the reader may see. */
export function useAskedAbout({ item, location, target }: QuestionParams, service: string | undefined): AskedThings {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const found = useQuery(
    trpc.serviceItems.get.queryOptions({ organizationId, item: item ?? '' }, { enabled: item !== undefined, staleTime: 60_000 }),
  );
  const place = useQuery(
    trpc.nodes.get.queryOptions({ organizationId, node: location ?? '' }, { enabled: location !== undefined, staleTime: 60_000 }),
  );
  const node = useQuery(
    trpc.nodes.get.queryOptions({ organizationId, node: target ?? '' }, { enabled: target !== undefined, staleTime: 60_000 }),
  );
  return {
    // Of another service than the permission asked about, there is no such question.
    item: found.data?.service === service ? found.data : undefined,
    location: place.data?.name,
    node: node.data?.name,
    isPending: found.isLoading || place.isLoading || node.isLoading,
  };
}
