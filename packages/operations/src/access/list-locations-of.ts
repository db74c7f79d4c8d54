import { maySeeNode } from '@totem/domain/access/visibility';
import type { ListLocationsOf, LocationOfView } from '@totem/domain/access-questions';
import { locations } from '@totem/domain/access/locations';
import type { Page } from '@totem/domain/paging';
import type { z } from 'zod';
import { authorizeMember } from '../authorize.ts';
import { type Ctx, accessOf } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { pageOfList } from '../page-of-list.ts';
import { viewLocationPath } from './view-decision.ts';

/**
 * Where somebody may use a permission, in the order of the tree; only places whose names are the asker's to know.
 *
 * @throws Refusal `member.not_found` · `cursor.unknown`
 */
export async function listLocationsOf(
  ctx: Ctx,
  { member, permission, of, cursor, pageSize }: ListLocationsOf,
): Promise<Page<z.infer<typeof LocationOfView>>> {
  const access = await accessOf(ctx, member);
  authorizeMember(ctx, access);
  const answers = access.catalog.permissions.has(permission) ? locations(access, permission, of, ctx.now) : [];
  const visible = answers.filter((answer) => maySeeNode(ctx, answer.location));
  const page = pageOfList(visible, { cursor, pageSize }, { list: 'locations_of', member, permission, of }, (answer) => answer.location);
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
