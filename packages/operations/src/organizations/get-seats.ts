import type { GetSeats, SeatsView } from '@totem/domain/seats';
import { countMembers } from '@totem/db/members';
import { type Db, inOrganization } from '@totem/db/orm';
import { findOrganization } from '@totem/db/organizations';
import { Refusal } from '@totem/domain/errors';
import { known } from '@totem/domain/tree';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { memberQuery } from '../members/member-query.ts';

/**
 * How the paid seats stand, for who may see all people; null at any node but the root, and in a product without seats.
 *
 * @throws Refusal `access.denied` · `node.not_found`
 */
export async function getSeats(ctx: Ctx, { node }: GetSeats): Promise<SeatsView | null> {
  authorize(ctx, 'administration:member.view', node);
  if (ctx.catalog.product.policies.seats === 'none' || node !== known(ctx.tree.nodes, 0).id) return null;
  return inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => countSeats(ctx, db));
}

/** As the rows of a transaction say, at the instant of `ctx`. */
export async function countSeats(ctx: Ctx, db: Db): Promise<SeatsView> {
  const found = await findOrganization(db);
  if (!found) throw new Refusal('organization.not_found');
  const rolesOf = (seat: 'paid' | 'free') => [...ctx.catalog.roles.values()].filter((role) => role.seat === seat).map(({ key }) => key);
  const active = memberQuery(ctx, { node: known(ctx.tree.nodes, 0).id, filter: { status: 'active' } });
  const paid = rolesOf('paid');
  return {
    bought: found.paidSeats,
    occupied: await countMembers(db, { ...active, roles: paid }),
    reserved: 0,
    free: await countMembers(db, { ...active, roles: rolesOf('free'), withoutRoles: paid }),
  };
}
