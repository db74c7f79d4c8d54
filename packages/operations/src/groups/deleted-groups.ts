import { mayRestore, restorableMs } from '@totem/domain/access/judge-deletion';
import type {
  DeletedLocationGroup,
  DeletedLocationGroupDetails,
  DeletedUserGroup,
  DeletedUserGroupDetails,
  ListDeletedGroups,
} from '@totem/domain/deleted-groups';
import { Refusal } from '@totem/domain/errors';
import type { NodeId } from '@totem/domain/ids';
import type { GetLocationGroup } from '@totem/domain/location-groups';
import type { Page } from '@totem/domain/paging';
import type { GetUserGroup } from '@totem/domain/user-groups';
import {
  type DeletedGroupRow,
  findDeletedLocationGroup,
  findDeletedUserGroup,
  listDeletedLocationGroups as listLocationGroupRows,
  listDeletedUserGroups as listUserGroupRows,
} from '@totem/db/deleted-groups';
import { findMemberNames } from '@totem/db/members';
import { type Db, inOrganization } from '@totem/db/orm';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { giverOf } from '../view-grant.ts';

/**
 * User groups at or below a node that the asker may restore, the last deleted first.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function listDeletedUserGroups(ctx: Ctx, { within, cursor, pageSize }: ListDeletedGroups): Promise<Page<DeletedUserGroup>> {
  authorize(ctx, 'administration:user_group.delete', within);
  return inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const page = await listUserGroupRows(db, { homes: openHomes(ctx, within), since: sinceOf(ctx), cursor, pageSize });
    return { ...page, rows: await viewDeleted(ctx, db, page.rows) };
  });
}

/**
 * Location groups at or below a node that the asker may restore, the last deleted first.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function listDeletedLocationGroups(
  ctx: Ctx,
  { within, cursor, pageSize }: ListDeletedGroups,
): Promise<Page<DeletedLocationGroup>> {
  authorize(ctx, 'administration:location_group.delete', within);
  return inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const page = await listLocationGroupRows(db, { homes: openHomes(ctx, within), since: sinceOf(ctx), cursor, pageSize });
    return { ...page, rows: await viewDeleted(ctx, db, page.rows) };
  });
}

/** A user group that is deleted and can be restored. @throws Refusal `user_group.not_found` for any other */
export async function getDeletedUserGroup(ctx: Ctx, { group }: GetUserGroup): Promise<DeletedUserGroupDetails> {
  return inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const row = await findDeletedUserGroup(db, group, sinceOf(ctx));
    const [view] = row && mayRestore(ctx, { userGroup: group }, row) ? await viewDeleted(ctx, db, [row]) : [];
    if (!view) throw new Refusal('user_group.not_found');
    return { ...view, version: ctx.version };
  });
}

/** A location group that is deleted and can be restored. @throws Refusal `location_group.not_found` for any other */
export async function getDeletedLocationGroup(ctx: Ctx, { group }: GetLocationGroup): Promise<DeletedLocationGroupDetails> {
  return inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const row = await findDeletedLocationGroup(db, group, sinceOf(ctx));
    const [view] = row && mayRestore(ctx, { locationGroup: group }, row) ? await viewDeleted(ctx, db, [row]) : [];
    if (!view) throw new Refusal('location_group.not_found');
    return { ...view, version: ctx.version };
  });
}

const sinceOf = ({ now }: Ctx): Date => new Date(now.getTime() - restorableMs);

/** Nodes at or below one that are not archived: where they are, nothing is restored before they are; null: all nodes. */
function openHomes({ tree }: Ctx, within: NodeId): NodeId[] | null {
  const top = tree.nodeAt.get(within) ?? 0;
  const below = tree.nodes.slice(top, tree.end[top] ?? 0);
  const open = below.filter((_, index) => tree.closed[top + index] !== 1);
  return open.length === tree.nodes.length ? null : open.map((node) => node.id);
}

async function viewDeleted<Id>(ctx: Ctx, db: Db, rows: readonly DeletedGroupRow<Id>[]) {
  const by = rows.flatMap((row) => row.by ?? []);
  const names = new Map((await findMemberNames(db, [...new Set(by)])).map((one) => [one.id, one]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    home: nodeNameOf(ctx.tree, row.home),
    deletedAt: row.at.toISOString(),
    deletedBy: giverOf(ctx, row.by, names),
    reason: row.reason,
    until: new Date(row.at.getTime() + restorableMs).toISOString(),
  }));
}
