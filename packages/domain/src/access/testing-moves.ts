import { type World, draftFactsIn, treeIn } from '../testing.ts';
import { isWithin } from '../tree.ts';
import { nodeOfTarget } from './draft.ts';
import type { Period } from './facts.ts';
import { type StandsBelow, leftBehind } from './move-node.ts';

/** Whether something holds, or will. */
const stands = ({ fromMs, untilMs }: Period, nowMs: number): boolean => untilMs > Math.max(fromMs, nowMs);

const homesIn = (world: World) => ({
  member: (id: string) => world.members.find((one) => one.id === id)?.home,
  group: (id: string) => world.userGroups.find((one) => one.id === id)?.home,
});

/** All that a world holds of what a move can end. */
export function standsIn(world: World, now: Date): StandsBelow {
  const nowMs = now.getTime();
  const facts = draftFactsIn(world, now);
  const homes = homesIn(world);
  return {
    grants: world.grants.flatMap((grant) => {
      const node = nodeOfTarget(facts, grant.on);
      const receiverHome = 'member' in grant.to ? homes.member(grant.to.member) : homes.group(grant.to.group);
      return node !== null && receiverHome !== undefined && stands(grant, nowMs) ? [{ grant, receiverHome, node }] : [];
    }),
    entries: world.locationGroups.flatMap(({ id, home, entries }) =>
      entries.filter((entry) => stands(entry, nowMs)).map(({ location, filter }) => ({ locationGroup: id, home, location, filter })),
    ),
    memberships: world.userGroups.flatMap(({ id, home, members }) =>
      members.flatMap(({ member, ...period }) => {
        const memberHome = homes.member(member);
        return memberHome !== undefined && stands(period, nowMs) ? [{ group: id, home, member, memberHome }] : [];
      }),
    ),
  };
}

/** The world without what may not be, as a move would leave it: where nothing moves, a world that may be. */
export function settled(world: World, now: Date): World {
  const nowMs = now.getTime();
  // What has not begun never begins.
  const endNow = <Row extends Period>(row: Row): Row => ({ ...row, untilMs: Math.max(row.fromMs, Math.min(row.untilMs, nowMs)) });
  const tree = treeIn(world);
  const left = leftBehind(world.catalog, tree, standsIn(world, now));
  const ended = new Set(left.grants.map(({ grant }) => grant.id));
  return {
    ...world,
    grants: world.grants.map((grant) => (ended.has(grant.id) ? endNow(grant) : grant)),
    locationGroups: world.locationGroups.map((group) => ({
      ...group,
      entries: group.entries.map((entry) => (isWithin(tree, entry.location, group.home) ? entry : endNow(entry))),
    })),
    userGroups: world.userGroups.map((group) => ({
      ...group,
      members: group.members.map((one) =>
        left.memberships.some(({ group: of, member }) => of === group.id && member === one.member) ? endNow(one) : one,
      ),
    })),
  };
}
