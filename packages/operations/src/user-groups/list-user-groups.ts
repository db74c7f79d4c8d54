import { maySeeGroup } from '@totem/domain/access/visibility';
import type { UserGroupWithMembers } from '@totem/domain/access/draft';
import type { Page } from '@totem/domain/paging';
import { Refusal } from '@totem/domain/errors';
import type { GetUserGroup, ListUserGroups, UserGroupView } from '@totem/domain/user-groups';
import { findLocationGroups, findUserGroups } from '@totem/db/draft';
import { findMemberNames } from '@totem/db/members';
import { type Db, inOrganization } from '@totem/db/orm';
import { listUserGroups as listRows } from '@totem/db/user-groups';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { nodeNameOf, targetNameOf } from '../names.ts';
import { viewGrant } from '../view-grant.ts';

/** User groups whose home lies at or below a node, by name. @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown` */
export async function listUserGroups(ctx: Ctx, { within, search, cursor, pageSize }: ListUserGroups): Promise<Page<UserGroupView>> {
  authorize(ctx, 'administration:member.view', within);
  const top = ctx.tree.nodeAt.get(within) ?? 0;
  const homes = top === 0 ? null : ctx.tree.nodes.slice(top, ctx.tree.end[top] ?? 0).map((node) => node.id);
  return inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const page = await listRows(db, { homes, search, now: ctx.now, cursor, pageSize });
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
      rows: await viewAll(
        ctx,
        db,
        page.rows.flatMap((row) => found.get(row.id) ?? []),
      ),
    };
  });
}

/** One user group with what it gives. @throws Refusal `user_group.not_found` */
export async function getUserGroup(ctx: Ctx, { group: id }: GetUserGroup): Promise<UserGroupView> {
  return inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const groups = await findUserGroups(db, [id]);
    const [view] = await viewAll(
      ctx,
      db,
      groups.filter((group) => maySeeGroup(ctx, group)),
    );
    if (!view) throw new Refusal('user_group.not_found');
    return view;
  });
}

async function viewAll(ctx: Ctx, db: Db, groups: readonly UserGroupWithMembers[]): Promise<UserGroupView[]> {
  const grants = groups.flatMap((group) => group.grants);
  const names = new Map(
    (await findMemberNames(db, [...new Set(grants.flatMap((grant) => grant.grantedBy ?? []))])).map((one) => [one.id, one]),
  );
  const places = new Map(
    (
      await findLocationGroups(
        db,
        grants.flatMap(({ on }) => ('locationGroup' in on ? [on.locationGroup] : [])),
      )
    ).map((one) => [one.id, one]),
  );
  return groups.map((group) => ({
    id: group.id,
    name: group.name,
    home: nodeNameOf(ctx.tree, group.home),
    members: group.members.length,
    grants: group.grants.flatMap((grant) => {
      const on = targetNameOf(ctx.tree, places, grant.on);
      return on ? [viewGrant(ctx, grant, on, names)] : [];
    }),
  }));
}
