import type { ListLocationGroupsOf, LocationGroupOfView } from '@totem/domain/access-questions';
import type { Page } from '@totem/domain/paging';
import type { Ctx } from '../context.ts';
import { pageOfList } from '../page-of-list.ts';
import { groupsOfAll, groupsOfPlaces, placesOf } from './places-of.ts';

/**
 * The location groups by which somebody can filter what a permission shows them: those that hold a place where they may
 * use it, or, without a permission, where any role of theirs counts. With the number of such places, by name.
 *
 * @throws Refusal `member.not_found` · `cursor.unknown`
 */
export async function listLocationGroupsOf(ctx: Ctx, asked: ListLocationGroupsOf): Promise<Page<LocationGroupOfView>> {
  const { cursor, pageSize, organizationId: _, ...question } = asked;
  const groups =
    'permission' in asked ? await groupsOfPlaces(ctx, asked, (await placesOf(ctx, asked)).answers) : await groupsOfAll(ctx, asked);
  const page = pageOfList(groups, { cursor, pageSize }, { list: 'location_groups_of', ...question }, (group) => group.id);
  return { ...page, rows: page.rows.map(({ id, name, places }) => ({ id, name, locations: places.size })) };
}
