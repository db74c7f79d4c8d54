import type { Changed } from '../changes.ts';
import type { LocationGroupId, MemberId, NodeId, UserGroupId } from '../ids.ts';
import type { CompiledAccess } from './compile.ts';
import type { Delta } from './deltas.ts';
import { type Asker, mayAt, mayNameMember, maySeeGroup } from './visibility.ts';

/** What has to be known of the things that deltas name. Null: not known, so nobody is told its id. */
export interface TouchedThings {
  member(id: MemberId): CompiledAccess | null;
  homeOfUserGroup(id: UserGroupId): NodeId | null;
  homeOfLocationGroup(id: LocationGroupId): NodeId | null;
}

/** At most so many ids of one kind are told at once. */
export const mostNamed = 100;

/**
 * What a reader is told of several changes: the ids of what they may see, each once, and of all else only that there is
 * something (HX-12, BX-28). Never empty.
 */
export function seenChanges(asker: Asker, deltas: readonly Delta[], things: TouchedThings): Changed {
  let more = deltas.length === 0;
  const told = <Id>(of: (delta: Delta) => readonly Id[], maySee: (id: Id) => boolean): Id[] => {
    const all = [...new Set(deltas.flatMap(of))];
    const seen = all.filter(maySee);
    if (seen.length < all.length || seen.length > mostNamed) more = true;
    return seen.slice(0, mostNamed);
  };
  const { mine } = asker;
  const members = told(
    (delta) => delta.members,
    (id) => {
      const member = id === mine.facts.id ? mine : things.member(id);
      return member !== null && mayNameMember(asker, member);
    },
  );
  const userGroups = told(
    (delta) => delta.userGroups,
    (id) => {
      const home = things.homeOfUserGroup(id);
      return home !== null && maySeeGroup(asker, { id, home });
    },
  );
  const locationGroups = told(
    (delta) => delta.locationGroups,
    (id) => {
      const home = things.homeOfLocationGroup(id);
      const holds = mine.facts.locationGroups.some((group) => group.id === id);
      return home !== null && (holds || mayAt(asker, 'administration:location.view', home));
    },
  );
  return {
    members,
    userGroups,
    locationGroups,
    tree: deltas.some((delta) => delta.tree),
    catalog: deltas.some((delta) => delta.catalog),
    more,
  };
}
