import { holds } from '@totem/domain/access/facts';
import type { GroupPlace, ListGroupPlaces } from '@totem/domain/location-groups';
import type { Page } from '@totem/domain/paging';
import { known, numberOf } from '@totem/domain/tree';
import { findLocationGroups } from '@totem/db/draft';
import { inOrganization } from '@totem/db/orm';
import { authorizeLocationGroup } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { viewLocations } from '../locations/view-locations.ts';
import { calledBy } from '../nodes/called-by.ts';
import { pageOfList } from '../page-of-list.ts';
import { viewFilter } from '../view-filter.ts';
import { entryJudge, loadHeldGroup } from './entry-judge.ts';
import { openedOf } from './view-location-group.ts';

/**
 * The locations of a group that the asker may open, in the order of the tree, each with every service it is in it for; `total`
 * counts them all.
 *
 * @throws Refusal `location_group.not_found` · `cursor.unknown`
 */
export async function listGroupPlaces(
  ctx: Ctx,
  { group: id, search, cursor, pageSize }: ListGroupPlaces,
): Promise<Page<GroupPlace> & { readonly total: number }> {
  const { tree, catalog } = ctx;
  const { page, rows, held, total } = await inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const [group] = await findLocationGroups(db, [id]);
    authorizeLocationGroup(ctx, group);
    const isCalled = calledBy(catalog, search);
    const found = [...openedOf(ctx, group)]
      .map((location) => numberOf(tree, location))
      .filter((place) => isCalled(known(tree.nodes, place)))
      .toSorted((a, b) => a - b);
    const places = pageOfList(
      found,
      { cursor, pageSize },
      { list: 'group_places', id, search: search ?? '' },
      (place) => known(tree.nodes, place).id,
    );
    return {
      page: places,
      rows: await viewLocations(ctx, db, places.rows),
      held: await loadHeldGroup(ctx, db, group),
      total: found.length,
    };
  });
  const judge = await entryJudge(ctx, held);
  const standing = Map.groupBy(
    held.group.entries.filter((entry) => holds(entry, ctx.now.getTime())),
    (entry) => entry.location,
  );
  return {
    ...page,
    rows: rows.map((row) => ({
      ...row,
      entries: (standing.get(row.id) ?? []).map(({ filter }) => {
        const withdraw = judge({ change: 'withdraw', locationGroup: id, location: row.id, filter });
        return { filter: viewFilter(ctx, filter), refusals: withdraw ? { withdraw } : {} };
      }),
    })),
    total,
  };
}
