import type { LocationGroupEntryFact, Period } from './access/facts.ts';
import { type AccessChange, type AnyGroup, periodFrom } from './grants.ts';
import type { LocationGroupId } from './ids.ts';
import { type World, grantOf, inGroup, isSameFilter } from './testing.ts';

/** The world after changes of access made at an instant: what the database does, without asking who may. */
export function changed(world: World, changes: readonly AccessChange[], now: Date): World {
  return changes.reduce((before, change) => changedBy(before, change, now.getTime()), world);
}

function changedBy(world: World, change: AccessChange, nowMs: number): World {
  const endNow = <Row extends Period>(row: Row): Row => ({ ...row, untilMs: Math.min(row.untilMs, nowMs) });
  switch (change.change) {
    case 'give':
      return {
        ...world,
        grants: [
          ...world.grants,
          { ...grantOf(change.to, change.gives, change.on, periodFrom(nowMs, change)), reason: change.reason ?? null },
        ],
      };
    case 'end':
      return { ...world, grants: world.grants.map((grant) => (grant.id === change.grant ? endNow(grant) : grant)) };
    case 'join':
      return inGroup(world, change.group, (group) => ({
        ...group,
        members: [...group.members, { member: change.member, ...periodFrom(nowMs, change) }],
      }));
    case 'leave':
      return inGroup(world, change.group, (group) => ({
        ...group,
        members: group.members.map((one) => (one.member === change.member ? endNow(one) : one)),
      }));
    case 'enter':
      return inLocationGroup(world, change.locationGroup, (entries) => [
        ...entries,
        { location: change.location, filter: change.filter, fromMs: nowMs, untilMs: Infinity },
      ]);
    case 'withdraw':
      return inLocationGroup(world, change.locationGroup, (entries) =>
        entries.map((entry) => (entry.location === change.location && isSameFilter(entry.filter, change.filter) ? endNow(entry) : entry)),
      );
    case 'delete':
      return withGroup(world, change.what, (group) => ({ ...group, deletedAtMs: nowMs }));
    case 'restore':
      return withGroup(world, change.what, ({ deletedAtMs: _deletedAtMs, ...group }) => group);
  }
}

/** The world with one of its groups otherwise. */
function withGroup(
  world: World,
  what: AnyGroup,
  change: <Group extends { readonly deletedAtMs?: number }>(group: Group) => Omit<Group, 'deletedAtMs'> & { deletedAtMs?: number },
): World {
  return 'userGroup' in what
    ? { ...world, userGroups: world.userGroups.map((group) => (group.id === what.userGroup ? change(group) : group)) }
    : { ...world, locationGroups: world.locationGroups.map((group) => (group.id === what.locationGroup ? change(group) : group)) };
}

const inLocationGroup = (
  world: World,
  id: LocationGroupId,
  change: (entries: readonly LocationGroupEntryFact[]) => readonly LocationGroupEntryFact[],
): World => ({
  ...world,
  locationGroups: world.locationGroups.map((group) => (group.id === id ? { ...group, entries: change(group.entries) } : group)),
});
