import { maySeeGroup, maySeeNode } from '@totem/domain/access/visibility';
import type { UserGroupWithMembers } from '@totem/domain/access/draft';
import type { DecisionView, ExplainAccess } from '@totem/domain/access-questions';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { decide } from '@totem/domain/access/decide';
import type { Surroundings } from '@totem/domain/access/gates';
import type { Target } from '@totem/domain/access/target';
import type { LocationGroupFact } from '@totem/domain/access/facts';
import { pathUp } from '@totem/domain/tree';
import { findLocationGroups, findUserGroups } from '@totem/db/draft';
import { findMemberNames } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import { findHelpfulGroups } from '@totem/db/surroundings';
import { accessThen, instantOf } from '../access-at.ts';
import type { Ctx } from '../context.ts';
import type { MemberNames } from '../view-grant.ts';
import { authorizeQuestion, maySeeTarget } from './authorize-question.ts';
import { nodesOfQuestion, resourcesOf, targetOfQuestion } from './question-target.ts';
import { viewDecision } from './view-decision.ts';

/** What a view of a decision needs besides the decision. */
export interface Told {
  readonly names: MemberNames;
  readonly userGroups: readonly UserGroupWithMembers[];
  readonly locationGroups: ReadonlyMap<LocationGroupFact['id'], LocationGroupFact>;
}

/**
 * Whether somebody may and why, or why not and what would open it, now or at another instant. Reasons and fixes name
 * nothing that the asker may not see (BX-28); each fix says whether the asker may save it.
 *
 * @throws Refusal `member.not_found` · `access.denied` · `node.not_found`
 */
export async function explainAccess(ctx: Ctx, { member, permission, target: asked, at: instant }: ExplainAccess): Promise<DecisionView> {
  const resources = await resourcesOf(ctx, [asked], instantOf(ctx, instant));
  const { access, at, version } = await accessThen(ctx, member, instant);
  const target = targetOfQuestion(asked, resources);
  authorizeQuestion(ctx, access, target, at);
  const told = await loadTold(ctx, access, permission, target);
  const surroundings: Surroundings = {
    userGroups: told.userGroups,
    locationGroups: [...told.locationGroups.values()].filter((group) => maySeeNode(ctx, group.home)),
  };
  const decided = target && decide(access, permission, target, at, { surroundings });
  const isTold = target && (decided?.allowed || maySeeTarget(ctx, target));
  const decision = decided && isTold ? decided : { allowed: false, gates: [], because: [], nearMisses: [] };
  return viewDecision(ctx, access, permission, decision, told, version, at);
}

async function loadTold(ctx: Ctx, access: CompiledAccess, permission: string, target: Target | null): Promise<Told> {
  const givers = [...access.facts.grants, ...access.facts.memberships.flatMap((one) => one.group.grants)].flatMap(
    (grant) => grant.grantedBy ?? [],
  );
  const nodes = target ? nodesOfQuestion(ctx.tree, target) : [];
  const roles = [...ctx.catalog.roles.values()].filter((role) => role.can.has(permission)).map((role) => role.key);
  return inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const names: MemberNames = new Map((await findMemberNames(db, [...new Set(givers)])).map((one) => [one.id, one]));
    const own = new Map(access.facts.locationGroups.map((group) => [group.id, group]));
    if (!target || nodes.length === 0) return { names, userGroups: [], locationGroups: own };
    const item = 'item' in target ? target.item : null;
    const location = 'item' in target ? (target.location ?? null) : 'node' in target ? target.node : null;
    const helpful = await findHelpfulGroups(
      db,
      { roles, nodes: [...new Set(nodes.flatMap((node) => pathUp(ctx.tree, node).map((one) => one.id)))], item, location },
      ctx.now,
    );
    const userGroups = (await findUserGroups(db, helpful.userGroups)).filter((group) => maySeeGroup(ctx, group));
    const places = await findLocationGroups(db, helpful.locationGroups);
    return { names, userGroups, locationGroups: new Map([...own, ...places.map((group) => [group.id, group] as const)]) };
  });
}
