import type { LocationGroupId } from '@totem/domain/ids';
import type { LocationRow } from '@totem/domain/locations';
import { m } from '../../paraglide/messages.js';
import { listed } from '../person/access/role-words.ts';

interface GroupNamesProps {
  readonly row: Pick<LocationRow, 'groups' | 'moreGroups'>;
  /** One that need not be said. */
  readonly but?: LocationGroupId;
}

/** The location groups that a location is in, in a few words. */
export function GroupNames({ row: { groups, moreGroups }, but }: GroupNamesProps) {
  const names = groups.filter((group) => group.id !== but).map((group) => group.name);
  if (names.length === 0)
    return <span className="text-ink-3">{but === undefined ? m.locations_in_no_group() : m.locations_in_no_other()}</span>;
  return <span className="text-ink-2">{listed(names, 3, moreGroups)}</span>;
}
