import { mayAt, maySeeNode } from '@totem/domain/access/visibility';
import { manages } from '@totem/domain/access/ceiling';
import { type CompiledAccess, inForce } from '@totem/domain/access/compile';
import { holds } from '@totem/domain/access/facts';
import { whyNotViewAs } from '@totem/domain/access/view-as';
import type { MemberRefusals, MemberRow, RoleChip } from '@totem/domain/members';
import { known } from '@totem/domain/tree';
import type { ListedMember } from '@totem/db/members';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { locationsHeld } from '../locations-held.ts';
import { nodeNameOf, targetNameOf } from '../names.ts';

/**
 * One line of the list of people, as this reader sees it: what is given to somebody of another level where the reader sees
 * nothing shows nowhere in it.
 */
export function viewMember(ctx: Ctx, access: CompiledAccess, row: Pick<ListedMember, 'email' | 'reaching'>): MemberRow {
  const { facts, tree } = access;
  const level = nodeNameOf(tree, facts.home);
  const isReadOnly = row.reaching && !manages(ctx.mine, access, ctx.now);
  const seen = isReadOnly ? seenBy(ctx, access) : access;
  const nowMs = ctx.now.getTime();
  return {
    id: facts.id,
    name: facts.name,
    email: row.email,
    level,
    status: facts.status,
    managedAt: isReadOnly ? level : null,
    roles: chipsOf(seen, ctx.now),
    extras: [...new Set(inForce(seen.singleGrants, nowMs).map((grant) => grant.permission))],
    locations: locationsHeld(access, ctx.now, isReadOnly ? (node) => maySeeNode(ctx, node) : undefined),
    hasService: inForce(seen.roleGrants, nowMs).some((grant) =>
      [...grant.role.services].some((service) => access.catalog.services.get(service)?.hasItems),
    ),
    userGroups: seen.facts.memberships.filter((one) => holds(one, nowMs)).map(({ group }) => ({ id: group.id, name: group.name })),
    isMe: facts.id === ctx.actor.member,
    refusals: refusalsFor(ctx, access),
  };
}

/** Somebody's access without what is given where the reader may see nothing. */
function seenBy(ctx: Ctx, access: CompiledAccess): CompiledAccess {
  const isSeen = ({ node }: { readonly node: number }) => maySeeNode(ctx, known(access.tree.nodes, node).id);
  return {
    ...access,
    roleGrants: access.roleGrants.filter(isSeen),
    singleGrants: access.singleGrants.filter(isSeen),
    facts: { ...access.facts, memberships: access.facts.memberships.filter(({ group }) => maySeeNode(ctx, group.home)) },
  };
}

/** What this reader cannot do to this person, and why. */
export function refusalsFor(ctx: Ctx, access: CompiledAccess): MemberRefusals {
  const edit = !mayAt(ctx, 'administration:grant.give', access.facts.home)
    ? 'access.denied'
    : manages(ctx.mine, access, ctx.now)
      ? null
      : 'grant.managed_above';
  const viewAs = whyNotViewAs(ctx.mine, access, ctx.now);
  // Where levels follow from roles, whoever manages every branch of a person may change them without the right at the top.
  const isManaged =
    edit === 'access.denied' && access.catalog.product.policies.level === 'from_roles' && manages(ctx.mine, access, ctx.now);
  return { ...(edit && !isManaged ? { edit } : {}), ...(viewAs ? { viewAs } : {}) };
}

/** The strongest role of each service, or across services, strongest first. */
function chipsOf(access: CompiledAccess, now: Date): z.infer<typeof RoleChip>[] {
  const grants = inForce(access.roleGrants, now.getTime()).toSorted((a, b) => b.role.rank - a.role.rank);
  const setOf = (grant: (typeof grants)[number]) => grant.role.service ?? grant.role.key;
  const services = [...new Set(grants.map(setOf))];
  return services
    .flatMap((service) => {
      const [strongest, ...others] = grants.filter((grant) => setOf(grant) === service);
      const on = strongest && targetNameOf(access.tree, new Map(), strongest.fact.on);
      if (!strongest || !on) return [];
      const same = [strongest, ...others.filter((grant) => grant.role.key === strongest.role.key)];
      const direct = same.some((grant) => grant.through === null);
      const through = direct
        ? same.some((grant) => grant.through !== null)
          ? ('both' as const)
          : ('direct' as const)
        : ('group' as const);
      const targets = new Set(same.map((grant) => JSON.stringify(grant.fact.on)));
      return [{ role: strongest.role.key, on, elsewhere: targets.size - 1, through }];
    })
    .toSorted((a, b) => orderOf(access, a.role) - orderOf(access, b.role));
}

/** Roles across services and of services without items first, then as the catalog has them. */
const orderOf = (access: CompiledAccess, key: string): number => {
  const role = access.catalog.roles.get(key);
  if (!role?.service) return -1;
  return [...access.catalog.services.keys()].indexOf(role.service) + (access.catalog.services.get(role.service)?.hasItems ? 100 : 0);
};
