import type { ComparedLocationGroups } from '@totem/domain/location-groups';
import type { LocationGroupId } from '@totem/domain/ids';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';

/** The letter by which a picture names a group. */
export const letterOf = (index: number): string => 'ABC'.charAt(index);

/** What a part of compared groups is: "In all of …", or "Only in …". */
export function partWords({ groups }: Pick<ComparedLocationGroups, 'groups'>, part: readonly LocationGroupId[]): string {
  const names = groups.filter((group) => part.includes(group.id)).map((group) => group.name);
  const said = new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(names);
  if (groups.length === 1) return m.locations_part_one({ group: said });
  if (names.length === groups.length)
    return names.length === 2 ? m.locations_part_both({ groups: said }) : m.locations_part_all({ groups: said });
  return m.locations_part_only({ groups: said });
}
