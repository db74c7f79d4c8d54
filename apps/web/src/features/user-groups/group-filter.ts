import { UserGroupFilter } from '@totem/domain/user-groups';
import type { GroupsSearch } from './groups-search.ts';

/** The filter that an address asks for; null where it names what can be nothing: an id that is none. */
export const groupFilterOf = ({ level, extra }: GroupsSearch): UserGroupFilter | null =>
  UserGroupFilter.safeParse({ ...(level !== undefined && { level }), ...(extra !== undefined && { extra }) }).data ?? null;
