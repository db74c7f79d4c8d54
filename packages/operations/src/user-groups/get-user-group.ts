import type { CompiledAccess } from '@totem/domain/access/compile';
import { type DraftFacts, type UserGroupWithMembers, nothingDeleted } from '@totem/domain/access/draft';
import { whyNotChange } from '@totem/domain/access/judge-change';
import { mayAt } from '@totem/domain/access/visibility';
import { Refusal } from '@totem/domain/errors';
import { pageSizeLimit } from '@totem/domain/paging';
import { pathUp } from '@totem/domain/tree';
import type { GetUserGroup, GroupMember, UserGroupDetails } from '@totem/domain/user-groups';
import { findLocationGroups, findUserGroups } from '@totem/db/draft';
import { type MemberName, findMemberNames } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import { type Membership, listMemberships } from '@totem/db/user-groups';
import { authorizeGroup } from '../authorize.ts';
import { type Ctx, accessOfAll } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { notGivable } from '../not-givable.ts';
import { seenByName } from './seen-by-name.ts';
import { viewUserGroups } from './view-user-groups.ts';

/**
 * One user group with what it gives and who is in it; whom the reader may not see is neither named nor counted.
 *
 * @throws Refusal `user_group.not_found`
 */
export async function getUserGroup(ctx: Ctx, { group: id }: GetUserGroup): Promise<UserGroupDetails> {
  const found = await inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const [group] = await findUserGroups(db, [id]);
    authorizeGroup(ctx, group);
    const memberships = await listMemberships(db, id, ctx.now);
    const [view] = await viewUserGroups(ctx, db, [group]);
    if (!view) throw new Refusal('user_group.not_found');
    const names = await findMemberNames(
      db,
      memberships.map((one) => one.member),
    );
    const places = group.grants.flatMap(({ on }) => ('locationGroup' in on ? [on.locationGroup] : []));
    const locationGroups = new Map((await findLocationGroups(db, places)).map((one) => [one.id, one]));
    return { group, view, names, locationGroups, memberships: new Map(memberships.map((one) => [one.member, one])) };
  });
  const seen = await seenByName(ctx, found.names);
  const shown = seen.slice(0, pageSizeLimit);
  const { access } = await accessOfAll(
    ctx,
    shown.map((one) => one.id),
  );
  const facts = factsOf(ctx, found, access);
  return {
    ...found.view,
    members: seen.length,
    people: shown.flatMap((person) => {
      const membership = found.memberships.get(person.id);
      return membership ? [viewPerson(ctx, facts, found.group, person, membership)] : [];
    }),
    complete: shown.length === seen.length,
    levels: ctx.catalog.product.policies.level === 'chosen' ? pathUp(ctx.tree, found.group.home).map((node) => node.id) : null,
    refusals: {
      ...(!mayAt(ctx, 'administration:user_group.edit', found.group.home) && { edit: 'access.denied' }),
      ...(!mayAt(ctx, 'administration:user_group.grant', found.group.home) && { give: 'access.denied' }),
    },
    notGivable: notGivable(ctx, { group: found.group, members: [...facts.members.values()] }, found.group.home),
    version: ctx.version,
  };
}

/** What a line that takes somebody out of the group is judged by. */
const factsOf = (
  { tree }: Ctx,
  { group, locationGroups }: { readonly group: UserGroupWithMembers; readonly locationGroups: DraftFacts['locationGroups'] },
  access: readonly (CompiledAccess | null)[],
): DraftFacts => ({
  tree,
  grants: new Map(),
  receivers: new Map(),
  deleted: nothingDeleted,
  userGroups: new Map([[group.id, group]]),
  locationGroups,
  members: new Map(access.flatMap((one) => (one ? [[one.facts.id, one] as const] : []))),
});

function viewPerson(
  ctx: Ctx,
  facts: DraftFacts,
  group: UserGroupWithMembers,
  { id, name, home }: MemberName,
  { from, until }: Membership,
): GroupMember {
  const leave = whyNotChange(ctx, facts, { change: 'leave', group: group.id, member: id }, null, new Set());
  return {
    id,
    name,
    level: nodeNameOf(ctx.tree, home),
    isMe: id === ctx.actor.member,
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
    refusals: leave ? { leave } : {},
  };
}
