import { useInfiniteQuery } from '@tanstack/react-query';
import { say } from '../../product-words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { DeletedGroupsList } from './DeletedGroupsList.tsx';
import { deletedLocationGroup, deletedUserGroup } from './deleted-group.ts';

const pageSize = 100;

/** The user groups of the scope that were deleted in the last 30 days. */
export function DeletedUserGroupsPage() {
  const trpc = useTRPC();
  const { id: organizationId, slug: organization } = useOrganization();
  const { words } = useCatalog().product;
  const scope = useScope();
  const list = useInfiniteQuery(
    trpc.userGroups.deleted.infiniteQueryOptions(
      { organizationId, within: scope.id, pageSize },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  return (
    <DeletedGroupsList
      groups={say(words.userGroups)}
      rows={list.data?.pages.flatMap((page) => page.rows.map(deletedUserGroup))}
      list={list}
      back={
        <AppLink to="/$organization/groups" params={{ organization }}>
          {say(words.userGroups)}
        </AppLink>
      }
    />
  );
}

/** The location groups of the scope that were deleted in the last 30 days. */
export function DeletedLocationGroupsPage() {
  const trpc = useTRPC();
  const { id: organizationId, slug: organization } = useOrganization();
  const { words } = useCatalog().product;
  const scope = useScope();
  const list = useInfiniteQuery(
    trpc.locationGroups.deleted.infiniteQueryOptions(
      { organizationId, within: scope.id, pageSize },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  return (
    <DeletedGroupsList
      groups={say(words.locationGroups)}
      rows={list.data?.pages.flatMap((page) => page.rows.map(deletedLocationGroup))}
      list={list}
      back={
        <AppLink to="/$organization/locations" params={{ organization }} search={{ show: 'groups' }}>
          {say(words.locationGroups)}
        </AppLink>
      }
    />
  );
}
