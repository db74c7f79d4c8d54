import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../shell/AppLink.tsx';
import { useCatalog, useOrganization, useScope, useScopePath } from '../../shell/organization.ts';
import { type MapLinkProps, type MapTarget, NodeMap } from '../node-map/NodeMap.tsx';
import type { OverviewSearch } from './overview-search.ts';

const route = getRouteApi('/signed-in/$organization/');

/** The organization as boxes: opening one makes it what every list is about, as choosing it in the tree does. */
export function OverviewMap() {
  const scope = useScope();
  const path = useScopePath();
  const { top } = useOrganization();
  const { view: _view, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const placeOf = usePlaces();
  return (
    <NodeMap
      node={scope}
      // Above the topmost node that is theirs there is nothing to map.
      up={(scope.id === top.id ? undefined : path.at(-2)) ?? null}
      search={search}
      onSearch={(next) => void navigate({ ...placeOf({ inside: scope }, next), replace: true, resetScroll: false })}
      onGo={(target) => void navigate({ ...placeOf(target), resetScroll: 'people' in target })}
      Link={MapLink}
    />
  );
}

function MapLink({ target, isHidden = false, children }: MapLinkProps) {
  const placeOf = usePlaces();
  return (
    <AppLink {...placeOf(target)} resetScroll={'people' in target} {...(isHidden && { tabIndex: -1, look: 'bare' })}>
      {children}
    </AppLink>
  );
}

/** The address of what a box leads to. */
function usePlaces() {
  const { slug: organization, top } = useOrganization();
  const { grantsLocations } = useCatalog();
  const { view: _view, ...drawn } = route.useSearch();
  const params = { organization };
  const nodeIn = (id: string) => (id === top.id ? undefined : id);
  return (target: MapTarget, search: Omit<OverviewSearch, 'view'> = drawn) => {
    if ('people' in target) {
      const { id } = target.people;
      return { to: '/$organization/users', params, search: grantsLocations ? { location: id } : { node: id } } as const;
    }
    return 'inside' in target
      ? ({ to: '/$organization', params, search: { ...search, view: 'map', node: nodeIn(target.inside.id) } } as const)
      : ({ to: '/$organization', params, search: { node: nodeIn(target.all.id) } } as const);
  };
}
