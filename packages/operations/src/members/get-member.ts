import { manages } from '@totem/domain/access/ceiling';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { nodeOfTarget } from '@totem/domain/access/draft';
import { type GrantFact, holds } from '@totem/domain/access/facts';
import { type Remains, redundancyOf } from '@totem/domain/access/redundancy';
import { maySeeNode } from '@totem/domain/access/visibility';
import { Refusal } from '@totem/domain/errors';
import type { GrantView } from '@totem/domain/grant-views';
import type { LocationGroupId, NodeId } from '@totem/domain/ids';
import type { GetMember, MemberView } from '@totem/domain/members';
import { findUserGroups } from '@totem/db/draft';
import { findMember, findMemberNames } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import { authorizeMember } from '../authorize.ts';
import { type Ctx, accessOfAll } from '../context.ts';
import { nodeNameOf, targetNameOf } from '../names.ts';
import { notGivable } from '../not-givable.ts';
import { viewGrant } from '../view-grant.ts';
import { refusalsFor } from './member-row.ts';

/**
 * One person with everything given to them, directly and by user groups, on what the reader may see.
 *
 * @throws Refusal `member.not_found`
 */
export async function getMember(ctx: Ctx, { member }: GetMember): Promise<MemberView> {
  const {
    access: [access],
    version,
  } = await accessOfAll(ctx, [member]);
  if (!access) throw new Refusal('member.not_found');
  authorizeMember(ctx, access);
  const { facts, tree } = access;
  const nowMs = ctx.now.getTime();
  const isMe = facts.id === ctx.actor.member;
  const places = new Map(facts.locationGroups.map((group) => [group.id, group]));
  // Somebody of a higher level may hold things on what the reader may not see.
  const isSeen = (node: NodeId | null) => isMe || (node !== null && maySeeNode(ctx, node));
  const stands = (grant: GrantFact) => grant.untilMs > nowMs && isSeen(nodeOfTarget({ tree, locationGroups: places }, grant.on));
  const direct = facts.grants.filter(stands);
  const memberships = facts.memberships.filter((one) => one.untilMs > nowMs && isSeen(one.group.home));
  const givers = [...direct, ...memberships.flatMap((one) => one.group.grants)].flatMap((grant) => grant.grantedBy ?? []);

  const { row, names, groups } = await inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => ({
    row: await findMember(db, member),
    names: new Map((await findMemberNames(db, [...new Set(givers)])).map((one) => [one.id, one])),
    groups: new Map(
      (
        await findUserGroups(
          db,
          memberships.map((one) => one.group.id),
        )
      ).map((one) => [one.id, one]),
    ),
  }));
  if (!row) throw new Refusal('member.not_found');
  const view = (grant: GrantFact): GrantView[] => {
    const on = targetNameOf(tree, places, grant.on);
    return on ? [viewGrant(ctx, grant, on, names)] : [];
  };
  return {
    id: facts.id,
    name: facts.name,
    email: row.email,
    level: nodeNameOf(tree, facts.home),
    status: facts.status,
    bundle: facts.bundle,
    managedAt: manages(ctx.mine, access, ctx.now) ? null : nodeNameOf(tree, facts.home),
    isMe,
    grants: direct.flatMap(view),
    memberships: memberships.flatMap(({ group, fromMs, untilMs }) => {
      const found = groups.get(group.id);
      if (!found) return [];
      return [
        {
          group: { id: group.id, name: group.name, home: nodeNameOf(tree, group.home), members: found.members.length },
          from: new Date(fromMs).toISOString(),
          until: untilMs === Infinity ? null : new Date(untilMs).toISOString(),
          grants: group.grants.filter(stands).flatMap(view),
        },
      ];
    }),
    withoutEffect: direct.filter((grant) => holds(grant, nowMs)).flatMap((grant) => withoutEffect(access, grant, places, ctx.now)),
    notGivable: notGivable(ctx, { member: access }, nodeToJudgeAt(ctx, access)),
    refusals: refusalsFor(ctx, access),
    version,
  };
}

/** A grant that changes nothing, with what gives the same. */
function withoutEffect(
  access: CompiledAccess,
  grant: GrantFact,
  places: ReadonlyMap<LocationGroupId, { readonly name: string }>,
  now: Date,
): MemberView['withoutEffect'] {
  const { isRedundant, remains } = redundancyOf(access, { grant: grant.id }, now);
  if (!isRedundant || remains.length === 0) return [];
  const groupName = (id: string | null) => access.facts.memberships.find((one) => one.group.id === id)?.group.name ?? null;
  const because = (one: Remains) => {
    if (!('paths' in one)) return { role: 'role' in one ? one.role : null, through: groupName(one.through) };
    const [path] = one.paths;
    return { role: null, through: (path?.locationGroup && places.get(path.locationGroup)?.name) || groupName(path?.through ?? null) };
  };
  return [{ grant: grant.id, because: remains.map(because) }];
}

/** The person's level, or, where the reader administers only a part of it, that part: there they may give something. */
function nodeToJudgeAt(ctx: Ctx, { facts, tree }: CompiledAccess): MemberView['level']['id'] {
  const home = tree.nodeAt.get(facts.home) ?? 0;
  const nowMs = ctx.now.getTime();
  const own = ctx.mine.roleGrants.find(
    (grant) => grant.role.hasCeiling && holds(grant, nowMs) && grant.node >= home && grant.node < (tree.end[home] ?? 0),
  );
  return (own && tree.nodes[own.node]?.id) ?? facts.home;
}
