import type { UserGroupWithMembers } from '@totem/domain/access/draft';
import type { UserGroupView } from '@totem/domain/user-groups';
import { findLocationGroups } from '@totem/db/draft';
import { findMemberNames } from '@totem/db/members';
import type { Db } from '@totem/db/orm';
import type { Ctx } from '../context.ts';
import { nodeNameOf, targetNameOf } from '../names.ts';
import { viewGrant } from '../view-grant.ts';

/** User groups as people read them, in the order given. */
export async function viewUserGroups(ctx: Ctx, db: Db, groups: readonly UserGroupWithMembers[]): Promise<UserGroupView[]> {
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
