import type { GetLocationGroup, LocationGroupDetails } from '@totem/domain/location-groups';
import { findLocationGroups } from '@totem/db/draft';
import { inOrganization } from '@totem/db/orm';
import { authorizeLocationGroup } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { openedOf, viewLocationGroup } from './view-location-group.ts';

/** One location group. @throws Refusal `location_group.not_found` */
export async function getLocationGroup(ctx: Ctx, { group: id }: GetLocationGroup): Promise<LocationGroupDetails> {
  const [group] = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => findLocationGroups(db, [id]));
  authorizeLocationGroup(ctx, group);
  return { ...viewLocationGroup(ctx, { ...group, locations: openedOf(ctx, group).size }), version: ctx.version };
}
