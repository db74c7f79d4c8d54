import type { ListLocationGroups, LocationGroupView } from '@totem/domain/location-groups';
import type { Page } from '@totem/domain/paging';
import { listLocationGroups as listRows } from '@totem/db/location-groups';
import { inOrganization } from '@totem/db/orm';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';

/** Location groups whose home lies at or below a node, by name. @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown` */
export async function listLocationGroups(
  ctx: Ctx,
  { within, search, cursor, pageSize }: ListLocationGroups,
): Promise<Page<LocationGroupView>> {
  authorize(ctx, 'administration:location.view', within);
  const top = ctx.tree.nodeAt.get(within) ?? 0;
  const homes = top === 0 ? null : ctx.tree.nodes.slice(top, ctx.tree.end[top] ?? 0).map((node) => node.id);
  const page = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) =>
    listRows(db, { homes, search, now: ctx.now, cursor, pageSize }),
  );
  return {
    ...page,
    rows: page.rows.map((row) => ({ id: row.id, name: row.name, home: nodeNameOf(ctx.tree, row.home), locations: row.locations })),
  };
}
