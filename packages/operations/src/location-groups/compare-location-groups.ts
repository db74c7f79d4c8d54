import type { LocationGroupId, NodeId } from '@totem/domain/ids';
import type { CompareLocationGroups, ComparedLocationGroups } from '@totem/domain/location-groups';
import { findLocationGroups } from '@totem/db/draft';
import { inOrganization } from '@totem/db/orm';
import { authorizeLocationGroup } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { openedOf, viewLocationGroup } from './view-location-group.ts';

/**
 * What up to three location groups have in common, of the locations that the asker may open: the largest number of groups
 * first, then in the order asked.
 *
 * @throws Refusal `location_group.not_found`
 */
export async function compareLocationGroups(ctx: Ctx, { groups: asked }: CompareLocationGroups): Promise<ComparedLocationGroups> {
  const ids = [...new Set(asked)];
  const found = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => findLocationGroups(db, ids));
  const compared = ids.map((id) => {
    const group = found.find((one) => one.id === id);
    authorizeLocationGroup(ctx, group);
    return { group, places: openedOf(ctx, group) };
  });
  const holding = (place: NodeId): LocationGroupId[] => compared.flatMap(({ group, places }) => (places.has(place) ? [group.id] : []));
  const parts = new Map<string, { groups: LocationGroupId[]; locations: number }>();
  for (const place of new Set(compared.flatMap(({ places }) => [...places]))) {
    const groups = holding(place);
    const part = parts.get(groups.join()) ?? { groups, locations: 0 };
    parts.set(groups.join(), { groups, locations: part.locations + 1 });
  }
  const orderOf = ({ groups }: { groups: readonly LocationGroupId[] }) => groups.map((id) => ids.indexOf(id)).join();
  return {
    groups: compared.map(({ group, places }) => viewLocationGroup(ctx, { ...group, locations: places.size })),
    parts: [...parts.values()].toSorted((a, b) => b.groups.length - a.groups.length || (orderOf(a) < orderOf(b) ? -1 : 1)),
  };
}
