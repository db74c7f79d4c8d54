import type { Changed } from '@totem/domain/changes';
import type { MemberId } from '@totem/domain/ids';

/** Several messages as one. */
export const together = (one: Changed, other: Changed): Changed => ({
  members: [...new Set([...one.members, ...other.members])],
  userGroups: [...new Set([...one.userGroups, ...other.userGroups])],
  locationGroups: [...new Set([...one.locationGroups, ...other.locationGroups])],
  tree: one.tree || other.tree,
  catalog: one.catalog || other.catalog,
  more: one.more || other.more,
});

/** Whether nothing is named: only something that is not the reader's to see, which may wait a little. */
export const isUnnamed = ({ members, userGroups, locationGroups, tree, catalog }: Changed): boolean =>
  members.length + userGroups.length + locationGroups.length === 0 && !tree && !catalog;

/** What is about oneself alone: who one is, what one may, and where. */
const aboutMe = ['me.rights', 'organizations.bySlug', 'nodes.get'];
/** What no change of an organization touches. */
const untouched = ['me.person', 'me.settings', 'organizations.mine', 'organizations.deactivated'];

/**
 * Whether what a question was answered may be different now. It may say yes too often, never no wrongly.
 *
 * @param path of the procedure; empty for what is no question of the API.
 */
export function isConcerned(path: string, input: unknown, changed: Changed, me: MemberId): boolean {
  if (untouched.includes(path)) return false;
  if (changed.tree || changed.catalog) return true;
  const groups = changed.userGroups.length + changed.locationGroups.length;
  if (aboutMe.includes(path)) return groups > 0 || changed.members.includes(me);
  if (changed.more || groups > 0) return true;
  const about = path === 'members.get' || path === 'members.effective' ? fieldOf(input, 'member') : null;
  return about === null || changed.members.some((member) => member === about);
}

function fieldOf(input: unknown, name: string): unknown {
  if (typeof input !== 'object' || input === null) return null;
  return new Map<string, unknown>(Object.entries(input)).get(name) ?? null;
}
