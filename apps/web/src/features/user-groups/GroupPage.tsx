import type { UserGroupDetails } from '@totem/domain/user-groups';
import { UserGroupId } from '@totem/domain/ids';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { depthOf } from '../../shell/depth-of.ts';
import { FailureState } from '../../shell/FailureState.tsx';
import { isGone } from '../../shell/failure.ts';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartBoundary } from '../../shell/PartBoundary.tsx';
import { useTRPC } from '../../trpc.ts';
import { Level } from '../../ui/Level.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { GroupMenu } from '../groups/GroupMenu.tsx';
import { GivesTab } from './GivesTab.tsx';
import { JoinTab } from './JoinTab.tsx';
import { MembersTab } from './MembersTab.tsx';

const GroupActivity = lazy(async () => ({ default: (await import('../activity/GroupActivity.tsx')).GroupActivity }));

const DeletedUserGroupPage = lazy(async () => ({
  default: (await import('../deleted-groups/DeletedGroupPage.tsx')).DeletedUserGroupPage,
}));

const route = getRouteApi('/signed-in/$organization/groups/$group');

/** One user group: who is in it, and what it gives them. */
export function GroupPage() {
  const trpc = useTRPC();
  const { id: organizationId, name } = useOrganization();
  const { product } = useCatalog();
  const { group: id } = route.useParams();
  const group = useQuery(trpc.userGroups.get.queryOptions({ organizationId, group: id }));
  const within = [say(product.words.userGroups), name];
  const failure = group.error && <FailureState error={group.error} onTryAgain={() => void group.refetch()} />;
  if (isGone(group.error, 'user_group.not_found'))
    return (
      <Suspense>
        <DeletedUserGroupPage group={UserGroupId.parse(id)} within={within} otherwise={failure} />
      </Suspense>
    );
  if (group.data) return <Group key={id} group={group.data} isOld={group.isRefetchError} at={group.dataUpdatedAt} within={within} />;
  if (failure) return failure;
  return (
    <Page title={m.ui_loading()} within={within}>
      <Skeleton />
    </Page>
  );
}

interface GroupProps {
  readonly group: UserGroupDetails;
  readonly isOld: boolean;
  readonly at: number;
  readonly within: readonly string[];
}

function Group({ group, isOld, at, within }: GroupProps) {
  const catalog = useCatalog();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const gives = catalog.product.policies.userGroups === 'with_grants';
  const { top } = useOrganization();
  const seesActivity = useCan(top.id)('administration:activity.view');
  const tabs = [
    { key: 'members' as const, label: m.groups_members() },
    ...(gives
      ? [
          { key: 'gives' as const, label: m.groups_gives() },
          { key: 'join' as const, label: m.groups_join() },
        ]
      : []),
    ...(seesActivity ? [{ key: 'activity' as const, label: m.activity_title() }] : []),
  ];
  const current = tabs.find((one) => one.key === tab)?.key ?? 'members';
  return (
    <Page
      title={group.name}
      within={within}
      action={<GroupMenu sort="user_group" group={group} />}
      facts={
        <>
          <Level name={group.home.name} depth={depthOf(catalog, group.home.kind)} />
          <span>{m.person_group_people({ count: group.members })}</span>
        </>
      }
    >
      <Tabs
        label={group.name}
        tabs={tabs}
        current={current}
        onChange={(key) => void navigate({ search: (search) => ({ ...search, tab: key }), replace: true })}
      >
        <PartBoundary name={current}>
          {current === 'members' && <MembersTab group={group} isOld={isOld} at={at} />}
          {current === 'gives' && <GivesTab group={group} />}
          {current === 'join' && <JoinTab group={group} />}
          <Suspense fallback={<Skeleton />}>{current === 'activity' && <GroupActivity group={group} />}</Suspense>
        </PartBoundary>
      </Tabs>
    </Page>
  );
}
