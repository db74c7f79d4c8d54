import type { LocationGroupDetails } from '@totem/domain/location-groups';
import { LocationGroupId } from '@totem/domain/ids';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { depthOf } from '../../shell/depth-of.ts';
import { FailureState } from '../../shell/FailureState.tsx';
import { isGone } from '../../shell/failure.ts';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Level } from '../../ui/Level.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { GroupMenu } from '../groups/GroupMenu.tsx';
import { GroupHolders } from './GroupHolders.tsx';
import { GroupPeople } from './GroupPeople.tsx';
import { GroupPlaces } from './GroupPlaces.tsx';

const DeletedLocationGroupPage = lazy(async () => ({
  default: (await import('../deleted-groups/DeletedGroupPage.tsx')).DeletedLocationGroupPage,
}));

const route = getRouteApi('/signed-in/$organization/locations/groups/$group');

/** One location group: which locations are in it, for what, and who has them through it. */
export function LocationGroupPage() {
  const trpc = useTRPC();
  const { id: organizationId, name } = useOrganization();
  const { product } = useCatalog();
  const { group: id } = route.useParams();
  const group = useQuery(trpc.locationGroups.get.queryOptions({ organizationId, group: id }));
  const within = [say(product.words.locationGroups), name];
  const failure = group.error && <FailureState error={group.error} onTryAgain={() => void group.refetch()} />;
  if (isGone(group.error, 'location_group.not_found'))
    return (
      <Suspense>
        <DeletedLocationGroupPage group={LocationGroupId.parse(id)} within={within} otherwise={failure} />
      </Suspense>
    );
  if (group.data) return <LocationGroup key={id} group={group.data} within={within} />;
  if (failure) return failure;
  return (
    <Page title={m.ui_loading()} within={within}>
      <Skeleton />
    </Page>
  );
}

function LocationGroup({ group, within }: { group: LocationGroupDetails; within: readonly string[] }) {
  const catalog = useCatalog();
  const { words } = catalog.product;
  const { top } = useOrganization();
  const seesPeople = useCan(top.id)('administration:member.view');
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const current = tab === 'holders' ? 'holders' : 'places';
  return (
    <Page
      title={group.name}
      within={within}
      action={<GroupMenu sort="location_group" group={group} />}
      facts={
        <>
          <span>{say(words.locationGroup)}</span>
          <Level name={group.home.name} depth={depthOf(catalog, group.home.kind)} />
          {seesPeople && <GroupPeople group={group.id} />}
        </>
      }
    >
      <Tabs
        label={group.name}
        tabs={[
          { key: 'places' as const, label: say(words.locations), count: group.locations },
          { key: 'holders' as const, label: m.locations_holders() },
        ]}
        current={current}
        onChange={(key) => void navigate({ search: (search) => ({ ...search, tab: key }), replace: true })}
      >
        {current === 'places' ? <GroupPlaces group={group} /> : <GroupHolders group={group} />}
      </Tabs>
    </Page>
  );
}
