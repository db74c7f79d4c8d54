import { type GivingTo, whyNotGive } from '@totem/domain/access/ceiling';
import type { Reason } from '@totem/domain/errors';
import type { Gives } from '@totem/domain/grants';
import type { NodeId } from '@totem/domain/ids';
import type { Ctx } from './context.ts';

/** Roles, extra permissions and `locations` that this reader may not give somebody on a node, and why; what is absent may be given. */
export function notGivable(ctx: Ctx, to: GivingTo, node: NodeId): Record<string, Reason> {
  const refused: Record<string, Reason> = {};
  const judge = (key: string, gives: Gives) => {
    const reason = whyNotGive(ctx.mine, to, { gives, node, act: 'give', hasEnd: false, reason: 'given' }, ctx.now);
    if (reason) refused[key] = reason;
  };
  for (const role of ctx.catalog.roles.values()) judge(role.key, { role: role.key });
  for (const permission of ctx.catalog.extras) judge(permission, { permission });
  if (ctx.catalog.grantsLocations) judge('locations', { locations: null });
  return refused;
}
