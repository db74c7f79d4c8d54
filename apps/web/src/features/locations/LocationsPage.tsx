import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { say } from '../../product-words.ts';
import { FailureState } from '../../shell/FailureState.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AddNode } from '../structure/AddNode.tsx';
import { GroupsPane } from './GroupsPane.tsx';
import { type LocationsSearch, idsIn } from './locations-search.ts';
import { LocationTree } from './LocationTree.tsx';
import { PlacesFilters } from './PlacesFilters.tsx';
import { ShowChoice } from './ShowChoice.tsx';
import { useLocationTree } from './use-location-tree.ts';
import { usePlacesScope } from './use-places-scope.ts';

/** Only where places are searched or narrowed. */
const LocationList = lazy(async () => ({ default: (await import('./LocationList.tsx')).LocationList }));

const route = getRouteApi('/signed-in/$organization/locations');

/** The locations that the reader may open, as a tree or as what was searched, beside the location groups as sets that overlap. */
export function LocationsPage() {
  const { name, slug } = useOrganization();
  const { product } = useCatalog();
  const scope = usePlacesScope();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const top = useLocationTree(new Set([scope.id])).get(scope.id);
  const title = say(product.words.locations);
  const change = (parts: LocationsSearch) => void navigate({ search: (now) => ({ ...now, ...parts }), replace: true });
  if (top?.failed && top.rows.length === 0) return <FailureState error={top.error} onTryAgain={() => top.readOn?.()} />;
  const isNarrowed = [search.q, search.type, search.only, search.groups].some((one) => one !== undefined);
  const hasGroups = product.policies.locationGroups;
  const showsGroups = hasGroups && search.show === 'groups';
  return (
    <Page
      title={title}
      within={[name]}
      action={
        <AddNode
          locations
          under={scope}
          onDone={(location) => void navigate({ to: '/$organization/locations/$location', params: { organization: slug, location } })}
        />
      }
    >
      {hasGroups && <ShowChoice showsGroups={showsGroups} onShow={(show) => change({ show })} />}
      <div
        className={`grid flex-1 content-start ${hasGroups ? 'desk:grid-cols-[minmax(0,1fr)_360px] desk:content-stretch desk:gap-7' : ''}`}
      >
        <div className={`flex min-w-0 flex-col ${showsGroups ? 'max-desk:hidden' : ''}`}>
          <PlacesFilters search={search} onChange={change} />
          {isNarrowed ? (
            <Suspense fallback={<Skeleton rows={6} />}>
              <LocationList scope={scope} search={search} onChange={change} />
            </Suspense>
          ) : top && !top.pending ? (
            <LocationTree key={scope.id} scope={scope} top={top.rows} />
          ) : (
            <Skeleton rows={6} />
          )}
        </div>
        {hasGroups && (
          <div className={`min-w-0 desk:border-l desk:border-line desk:pl-7 ${showsGroups ? '' : 'max-desk:hidden'}`}>
            <GroupsPane
              scope={scope}
              compared={idsIn(search.groups)}
              part={idsIn(search.part)}
              find={search.find ?? ''}
              onChange={change}
            />
          </div>
        )}
      </div>
    </Page>
  );
}
