import type { LocationGroupId, NodeId } from '@totem/domain/ids';
import type { LocationRow } from '@totem/domain/locations';
import { known, knownNumber } from '@totem/domain/tree';
import { listPlacesInGroups } from '@totem/db/location-groups';
import type { Db } from '@totem/db/orm';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { seenLocations } from './seen-locations.ts';

/** How many location groups of one location a list names. */
const groupsNamed = 6;

/**
 * Locations (numbers of nodes) that the asker may open, as lists show them, in the order given. A location group is theirs to
 * know by each location of it that they may open.
 *
 * @param asked location groups that are named before the others.
 */
export async function viewLocations(
  ctx: Ctx,
  db: Db,
  places: readonly number[],
  asked: readonly LocationGroupId[] = [],
): Promise<LocationRow[]> {
  const { tree } = ctx;
  const idOf = (place: number) => known(tree.nodes, place).id;
  const entries = await listPlacesInGroups(db, places.map(idOf), ctx.now);
  const seen = await seenLocations(ctx, db, places);
  const groupsAt = new Map<NodeId, LocationRow['groups']>();
  for (const { group, location } of entries) {
    const groups = groupsAt.get(location) ?? [];
    if (groups.every((one) => one.id !== group.id)) groupsAt.set(location, [...groups, group]);
  }
  return places.map((place) => {
    const node = known(tree.nodes, place);
    const above = tree.nodes[knownNumber(tree.parent, place)];
    const all = groupsAt.get(node.id) ?? [];
    const groups = [...all.filter((one) => asked.includes(one.id)), ...all.filter((one) => !asked.includes(one.id))];
    const archived = tree.closed[place] === 1;
    return {
      ...nodeNameOf(tree, node.id),
      type: node.type,
      archived,
      parent: above ? nodeNameOf(tree, above.id) : null,
      unseen: !archived && !seen.has(node.id),
      groups: groups.slice(0, groupsNamed),
      moreGroups: Math.max(0, groups.length - groupsNamed),
    };
  });
}
