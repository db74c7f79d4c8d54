import type { NodeId } from '@totem/domain/ids';
import type { Page } from '@totem/domain/paging';
import { numberOf } from '@totem/domain/tree';
import type { ListUserGroups, UserGroupView } from '@totem/domain/user-groups';
import { findUserGroups } from '@totem/db/draft';
import { inOrganization } from '@totem/db/orm';
import { listUserGroups as listRows } from '@totem/db/user-groups';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { viewUserGroups } from './view-user-groups.ts';

/**
 * User groups whose home lies at or below a node, in the order that is asked for; none where the filter names a level that
 * does not lie there.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function listUserGroups(ctx: Ctx, input: ListUserGroups): Promise<Page<UserGroupView>> {
  const { within, search, filter, sort, cursor, pageSize } = input;
  authorize(ctx, 'administration:member.view', within);
  const top = ctx.tree.nodeAt.get(within) ?? 0;
  const all = top === 0 ? null : ctx.tree.nodes.slice(top, ctx.tree.end[top] ?? 0).map((node) => node.id);
  const homes = filter.level === undefined ? all : all === null || all.includes(filter.level) ? [filter.level] : [];
  const rankOf = (home: NodeId) => numberOf(ctx.tree, home);
  return inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const page = await listRows(db, { homes, search, extra: filter.extra, sort, rankOf, now: ctx.now, cursor, pageSize });
    const found = new Map(
      (
        await findUserGroups(
          db,
          page.rows.map((row) => row.id),
        )
      ).map((group) => [group.id, group]),
    );
    return {
      ...page,
      rows: await viewUserGroups(
        ctx,
        db,
        page.rows.flatMap((row) => found.get(row.id) ?? []),
      ),
    };
  });
}
