import { mayAt } from '@totem/domain/access/visibility';
import { manages } from '@totem/domain/access/ceiling';
import { type CompiledAccess, inForce } from '@totem/domain/access/compile';
import { whyNotViewAs } from '@totem/domain/access/view-as';
import type { MemberRefusals, MemberRow, RoleChip } from '@totem/domain/members';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { locationsHeld } from '../locations-held.ts';
import { nodeNameOf, targetNameOf } from '../names.ts';

/** One line of the list of people, as this reader sees it. */
export function viewMember(ctx: Ctx, access: CompiledAccess, email: string | null, isReadOnly: boolean): MemberRow {
  const { facts, tree } = access;
  const nowMs = ctx.now.getTime();
  const level = nodeNameOf(tree, facts.home);
  const groups = facts.memberships
    .filter((one) => nowMs >= one.fromMs && nowMs < one.untilMs)
    .map(({ group }) => ({ id: group.id, name: group.name }));
  return {
    id: facts.id,
    name: facts.name,
    email,
    level,
    status: facts.status,
    managedAt: isReadOnly ? level : null,
    roles: chipsOf(access, ctx.now),
    extras: [...new Set(inForce(access.singleGrants, nowMs).map((grant) => grant.permission))],
    locations: locationsHeld(access, ctx.now),
    hasService: inForce(access.roleGrants, nowMs).some((grant) =>
      [...grant.role.services].some((service) => access.catalog.services.get(service)?.hasItems),
    ),
    userGroups: groups,
    isMe: facts.id === ctx.actor.member,
    refusals: refusalsFor(ctx, access),
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
      return [{ role: strongest.role.key, on, through }];
    })
    .toSorted((a, b) => orderOf(access, a.role) - orderOf(access, b.role));
}

/** Roles across services and of services without items first, then as the catalog has them. */
const orderOf = (access: CompiledAccess, key: string): number => {
  const role = access.catalog.roles.get(key);
  if (!role?.service) return -1;
  return [...access.catalog.services.keys()].indexOf(role.service) + (access.catalog.services.get(role.service)?.hasItems ? 100 : 0);
};
