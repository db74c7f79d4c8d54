import { mayAt, maySeeGroup, maySeeMember } from '@totem/domain/access/visibility';
import type { MemberId } from '@totem/domain/ids';
import type { GroupHolder, ListGroupHolders } from '@totem/domain/location-groups';
import type { Page } from '@totem/domain/paging';
import { findLocationGroups } from '@totem/db/draft';
import { type GroupHolderRow, listGroupHolders as listRows } from '@totem/db/location-groups';
import { findMemberNames } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import { authorizeLocationGroup } from '../authorize.ts';
import { type Ctx, accessOfAll } from '../context.ts';
import { nodeNameOf, targetNameOf } from '../names.ts';
import { viewGrant } from '../view-grant.ts';

/**
 * To whom the locations of a group are given, now or later: user groups, then people, each by name. Whom the asker may not see
 * is left out, so that a page may hold fewer than were asked for.
 *
 * @throws Refusal `location_group.not_found` · `cursor.unknown`
 */
export async function listGroupHolders(ctx: Ctx, { group: id, cursor, pageSize }: ListGroupHolders): Promise<Page<GroupHolder>> {
  const { page, group, names } = await inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const [found] = await findLocationGroups(db, [id]);
    authorizeLocationGroup(ctx, found);
    const rows = await listRows(db, { group: id, cursor, pageSize });
    const givers = [...new Set(rows.rows.flatMap((row) => row.grant.grantedBy ?? []))];
    return { page: rows, group: found, names: new Map((await findMemberNames(db, givers)).map((one) => [one.id, one])) };
  });
  const isSeen = await seenAmong(ctx, page.rows);
  const groups = new Map([[group.id, group]]);
  return {
    ...page,
    rows: page.rows.filter(isSeen).flatMap(({ grant, to: { home, ...to } }) => {
      const on = targetNameOf(ctx.tree, groups, grant.on);
      return on ? [{ grant: viewGrant(ctx, grant, on, names), to: { ...to, level: nodeNameOf(ctx.tree, home) } }] : [];
    }),
  };
}

/** Whoever belongs where the asker sees people is seen without a look at what they hold. */
async function seenAmong(ctx: Ctx, rows: readonly GroupHolderRow[]): Promise<(row: GroupHolderRow) => boolean> {
  const isAtHand = ({ to }: GroupHolderRow) => mayAt(ctx, 'administration:member.view', to.home);
  const others = rows.flatMap((row) => (row.to.is === 'member' && !isAtHand(row) ? [row.to.id] : []));
  const { access } = await accessOfAll(ctx, others);
  const reaching = new Set<MemberId>(access.flatMap((one) => (one && maySeeMember(ctx, one) ? [one.facts.id] : [])));
  return (row) => (row.to.is === 'user_group' ? maySeeGroup(ctx, row.to) : isAtHand(row) || reaching.has(row.to.id));
}
