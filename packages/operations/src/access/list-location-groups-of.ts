import type { ListLocationGroupsOf, LocationGroupOfView } from '@totem/domain/access-questions';
import type { Page } from '@totem/domain/paging';
import type { Ctx } from '../context.ts';
import { pageOfList } from '../page-of-list.ts';
import { groupsOfPlaces, placesOf } from './places-of.ts';

/**
 * The location groups by which somebody can filter what a permission shows them: those that hold a place where they may
 * use it, with the number of such places. By name.
 *
 * @throws Refusal `member.not_found` · `cursor.unknown`
 */
export async function listLocationGroupsOf(ctx: Ctx, asked: ListLocationGroupsOf): Promise<Page<LocationGroupOfView>> {
  const { member, permission, of, cursor, pageSize } = asked;
  const { answers } = await placesOf(ctx, asked);
  const groups = await groupsOfPlaces(ctx, asked, answers);
  const page = pageOfList(groups, { cursor, pageSize }, { list: 'location_groups_of', member, permission, of }, (group) => group.id);
  return { ...page, rows: page.rows.map(({ id, name, places }) => ({ id, name, locations: places.size })) };
}
