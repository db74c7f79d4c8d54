import { useCan, useOrganization } from './organization.ts';
import type { NamedPlaceId } from './place-of.ts';

/**
 * Whether the reader may open the page of a location or a location group of which they may know no more than the name: holding
 * one opens nothing. Of a group, it is told by the right to change such groups.
 */
export function useOpensPlace(place: NamedPlaceId | null): boolean {
  const { top, opensLocations } = useOrganization();
  const location = place !== null && 'location' in place ? place.location : null;
  const can = useCan(location ?? top.id);
  return place !== null && opensLocations && can(location === null ? 'administration:location_group.edit' : 'administration:location.view');
}
