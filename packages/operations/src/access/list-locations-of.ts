import type { ListLocationsOf, LocationOfView } from '@totem/domain/access-questions';
import type { Page } from '@totem/domain/paging';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { pageOfList } from '../page-of-list.ts';
import { groupsOfPlaces, placesOf } from './places-of.ts';
import { viewLocationPath } from './view-decision.ts';

/**
 * Where somebody may use a permission, in the order of the tree; of a location group, only those of its places. A group
 * that holds none of them and one that does not exist are the same: an empty list.
 *
 * @throws Refusal `member.not_found` · `cursor.unknown`
 */
export async function listLocationsOf(ctx: Ctx, asked: ListLocationsOf): Promise<Page<z.infer<typeof LocationOfView>>> {
  const { member, permission, of, locationGroup, cursor, pageSize } = asked;
  const { access, answers } = await placesOf(ctx, asked);
  const groups = locationGroup === undefined ? null : await groupsOfPlaces(ctx, asked, answers);
  const inGroup = groups?.find((group) => group.id === locationGroup)?.places;
  const listed = groups === null ? answers : answers.filter((answer) => inGroup?.has(answer.location));
  const question = { list: 'locations_of', member, permission, of, locationGroup: locationGroup ?? null };
  const page = pageOfList(listed, { cursor, pageSize }, question, (answer) => answer.location);
  const grants = new Map(
    [...access.facts.grants, ...access.facts.memberships.flatMap((one) => one.group.grants)].map((grant) => [grant.id, grant]),
  );
  const told = { names: new Map(), userGroups: [], locationGroups: new Map(access.facts.locationGroups.map((group) => [group.id, group])) };
  return {
    ...page,
    rows: page.rows.map(({ location, paths }) => ({
      location: nodeNameOf(access.tree, location),
      paths: paths.flatMap((path) => viewLocationPath(ctx, access, grants, told, path) ?? []),
    })),
  };
}
