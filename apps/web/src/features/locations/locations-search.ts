import type { LocationGroupId } from '@totem/domain/ids';
import { mostGroupsCompared } from '@totem/domain/most-groups-compared';
import { choiceParam, isId, textParam } from '../../search-params.ts';

/** The state of the page of locations, all of it in the address. */
export interface LocationsSearch {
  readonly q?: string | undefined;
  /** One of the types of the product's locations. */
  readonly type?: string | undefined;
  readonly only?: 'nobody_sees' | undefined;
  /** Ids of the location groups that are compared, with a dot between. */
  readonly groups?: string | undefined;
  /** Of these, the ones whose common part is listed; absent: all parts. */
  readonly part?: string | undefined;
  /** The words that location groups are searched by. */
  readonly find?: string | undefined;
  /** What is shown where there is room for one of both. */
  readonly show?: 'groups' | undefined;
}

/** What an address says; what it cannot mean is left out. */
export function readLocationsSearch(search: Readonly<Record<string, unknown>>): LocationsSearch {
  const groups = idsIn(textParam(search['groups']));
  const part = idsIn(textParam(search['part'])).filter((id) => groups.includes(id));
  const read: LocationsSearch = {
    q: textParam(search['q'])?.slice(0, 200),
    type: textParam(search['type'])?.slice(0, 64),
    only: choiceParam(search['only'], ['nobody_sees']),
    groups: joined(groups),
    part: joined(part),
    find: textParam(search['find'])?.slice(0, 200),
    show: choiceParam(search['show'], ['groups']),
  };
  // A key that says undefined would take the place of what an address above keeps.
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined && value !== ''));
}

/** The ids that a parameter holds, each once, as many as are compared. */
export const idsIn = (text: string | undefined): LocationGroupId[] =>
  [...new Set((text ?? '').split('.'))].filter((one) => isId<LocationGroupId>(one)).slice(0, mostGroupsCompared);

export const joined = (ids: readonly string[]): string | undefined => (ids.length === 0 ? undefined : ids.join('.'));
