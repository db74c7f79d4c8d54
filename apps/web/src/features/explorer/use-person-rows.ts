import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';

interface PersonQuestion {
  readonly member: string;
  readonly at: string | undefined;
  readonly locationGroup?: string | undefined;
  readonly onlyGroups?: boolean;
  readonly enabled?: boolean;
}

/** A person’s access, as many pages of service items as were asked for. */
export function usePersonRows({ member, at, locationGroup, onlyGroups = false, enabled = true }: PersonQuestion) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const list = useInfiniteQuery(
    trpc.members.effective.infiniteQueryOptions(
      { organizationId, member, at, locationGroup, onlyGroups, pageSize: 20 },
      { getNextPageParam: (page) => page.next, placeholderData: keepPreviousData, enabled },
    ),
  );
  const pages = list.data?.pages ?? [];
  return {
    list,
    rows: pages.flatMap((page) => page.rows),
    standing: pages[0]?.standing ?? [],
    total: pages[0]?.total ?? null,
  };
}
