import { LocationGroupId } from '@totem/domain/ids';
import type { MapSearch } from './map-search.ts';

/** The location groups that an address names, two at most; what is no id is left out. */
export const outlinesIn = ({ outline }: MapSearch): LocationGroupId[] =>
  (outline ?? '')
    .split('.')
    .flatMap((id) => LocationGroupId.safeParse(id).data ?? [])
    .slice(0, 2);
