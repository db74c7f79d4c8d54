import type { EffectiveAccessRow } from '@totem/domain/effective-access';

/** A permission of no role, and the places of a service where one may use it. */
export interface MyExtra {
  readonly permission: string;
  readonly places: readonly string[];
}

const open = ({ places }: EffectiveAccessRow) => places.filter((place) => place.state === 'yes');

/** Where a service shows one something. */
export const openPlacesOf = (row: EffectiveAccessRow) => open(row).map(({ location }) => location);

/** The extra permissions that count where a service is open to one, in the order in which they are met. */
export function extrasOf(row: EffectiveAccessRow): readonly MyExtra[] {
  const places = open(row);
  return [...new Set(places.flatMap(({ extras }) => extras))].map((permission) => ({
    permission,
    places: places.filter(({ extras }) => extras.includes(permission)).map(({ location }) => location.name),
  }));
}
