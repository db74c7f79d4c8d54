import type { Page } from '@totem/domain/paging';
import type { ListGroupMembers, NamedMembership } from '@totem/domain/user-groups';
import { findUserGroups } from '@totem/db/draft';
import { findMemberNames } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import { listMemberships } from '@totem/db/user-groups';
import { authorizeGroup } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { pageOfList } from '../page-of-list.ts';
import { seenByName } from './seen-by-name.ts';

/**
 * Who is in a user group, now or later, by name; whom the reader may not see is left out.
 *
 * @throws Refusal `user_group.not_found` · `cursor.unknown`
 */
export async function listGroupMembers(ctx: Ctx, { group: id, ...page }: ListGroupMembers): Promise<Page<NamedMembership>> {
  const { memberships, names } = await inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const [group] = await findUserGroups(db, [id]);
    authorizeGroup(ctx, group);
    const found = new Map((await listMemberships(db, id, ctx.now)).map((one) => [one.member, one]));
    return { memberships: found, names: await findMemberNames(db, [...found.keys()]) };
  });
  const { rows, ...rest } = pageOfList(await seenByName(ctx, names), page, { list: 'group_members', group: id }, (one) => one.id);
  return {
    ...rest,
    rows: rows.flatMap(({ id: member, name }) => {
      const one = memberships.get(member);
      return one ? [{ id: member, name, from: one.from.toISOString(), until: one.until?.toISOString() ?? null }] : [];
    }),
  };
}
