import { holds } from '@totem/domain/access/facts';
import type { LocationGroupId, NodeId } from '@totem/domain/ids';
import type { ListLocations, LocationRow } from '@totem/domain/locations';
import type { Page } from '@totem/domain/paging';
import { known } from '@totem/domain/tree';
import { findLocationGroups } from '@totem/db/draft';
import { type Db, inOrganization } from '@totem/db/orm';
import { authorizeLocationGroup } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { calledBy } from '../nodes/called-by.ts';
import { pageOfList } from '../page-of-list.ts';
import { authorizeLocations } from './authorize-locations.ts';
import { viewLocations } from './view-locations.ts';
import { seenLocations } from './seen-locations.ts';

/**
 * The locations at or below a node that the asker may open and that meet every filter, in the order of the tree; `total` counts
 * them all.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `location_group.not_found` · `cursor.unknown`
 */
export async function listLocations(
  ctx: Ctx,
  { cursor, pageSize, organizationId: _organization, ...asked }: ListLocations,
): Promise<Page<LocationRow> & { readonly total: number }> {
  const { tree, catalog } = ctx;
  const opened = authorizeLocations(ctx, asked.within);
  return inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const isInThese = await membershipOf(ctx, db, asked);
    const seen = asked.only === 'nobody_sees' ? await seenLocations(ctx, db, opened) : null;
    const isCalled = calledBy(catalog, asked.search);
    const found = opened.filter((place) => {
      const node = known(tree.nodes, place);
      return (
        (asked.type === undefined || node.type === asked.type) &&
        (seen === null || (tree.closed[place] !== 1 && !seen.has(node.id))) &&
        isInThese(node.id) &&
        isCalled(node)
      );
    });
    const page = pageOfList(found, { cursor, pageSize }, { list: 'locations', ...asked }, (place) => known(tree.nodes, place).id);
    return { ...page, rows: await viewLocations(ctx, db, page.rows, asked.groups), total: found.length };
  });
}

/** Whether a location is in the groups asked for, and not yet in the one that it is to be outside of. */
async function membershipOf(
  ctx: Ctx,
  db: Db,
  { groups = [], part, outside }: Pick<ListLocations, 'groups' | 'part' | 'outside'>,
): Promise<(location: NodeId) => boolean> {
  const named = [...new Set([...groups, ...(part ?? []), ...(outside ? [outside] : [])])];
  if (named.length === 0) return () => true;
  const found = new Map((await findLocationGroups(db, named)).map((group) => [group.id, group]));
  const nowMs = ctx.now.getTime();
  const placesOf = (id: LocationGroupId, forAll: boolean): ReadonlySet<NodeId> => {
    const group = found.get(id);
    authorizeLocationGroup(ctx, group);
    return new Set(group.entries.filter((entry) => holds(entry, nowMs) && (!forAll || entry.filter === null)).map((one) => one.location));
  };
  const compared = [...new Set([...groups, ...(part ?? [])])].map((id) => ({ id, places: placesOf(id, false) }));
  const without = outside ? placesOf(outside, true) : new Set<NodeId>();
  return (location) =>
    !without.has(location) &&
    (part
      ? compared.every(({ id, places }) => places.has(location) === part.includes(id))
      : compared.length === 0 || compared.some(({ places }) => places.has(location)));
}
