import { mayAt, maySeeNode } from '@totem/domain/access/visibility';
import { Refusal } from '@totem/domain/errors';
import type { ListLocationGroups, LocationGroupView } from '@totem/domain/location-groups';
import type { Page } from '@totem/domain/paging';
import { locationsBelow, pathUp } from '@totem/domain/tree';
import { listLocationGroups as listRows } from '@totem/db/location-groups';
import { inOrganization } from '@totem/db/orm';
import type { Ctx } from '../context.ts';
import { authorizeLocations } from '../locations/authorize-locations.ts';
import { openable } from '../locations/openable.ts';
import { viewLocationGroup } from './view-location-group.ts';

/**
 * Location groups whose home lies at or below a node, by name: those that the asker may edit, and those that hold a location
 * they may open; only such locations are counted.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function listLocationGroups(
  ctx: Ctx,
  { within, around, search, cursor, pageSize }: ListLocationGroups,
): Promise<Page<LocationGroupView>> {
  const { tree } = ctx;
  authorizeLocations(ctx, within);
  if (around !== undefined && !maySeeNode(ctx, around)) throw new Refusal('node.not_found');
  const top = tree.nodeAt.get(within) ?? 0;
  const below = tree.nodes.slice(top, tree.end[top] ?? 0);
  const isBelow = new Set(below.map((node) => node.id));
  const homes =
    around !== undefined
      ? pathUp(tree, around).flatMap((node) => (isBelow.has(node.id) ? [node.id] : []))
      : top === 0
        ? null
        : below.map((node) => node.id);
  const places = openable(ctx);
  // Whoever opens every location sees every group whole.
  const counted =
    places.length === locationsBelow(tree, 0).length
      ? null
      : {
          places,
          always: (around === undefined ? below : pathUp(tree, around)).flatMap(({ id }) => (mayAt(ctx, editing, id) ? [id] : [])),
        };
  const page = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) =>
    listRows(db, { homes, counted, search, now: ctx.now, cursor, pageSize }),
  );
  return { ...page, rows: page.rows.map((row) => viewLocationGroup(ctx, row)) };
}

const editing = 'administration:location_group.edit';
