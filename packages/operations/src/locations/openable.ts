import { mayOpenLocation } from '@totem/domain/access/visibility';
import { inForce } from '@totem/domain/access/compile';
import type { NodeId } from '@totem/domain/ids';
import { known, locationsBelow } from '@totem/domain/tree';
import type { Ctx } from '../context.ts';

/** The numbers of the locations at or below a node (a number) that the asker may open, in the order of the tree. */
export function openableBelow(ctx: Ctx, top: number): number[] {
  if (!mayOpenSome(ctx)) return [];
  return [...locationsBelow(ctx.tree, top)].filter((place) => mayOpenLocation(ctx, known(ctx.tree.nodes, place).id));
}

/** The same by id, everywhere. */
export const openable = (ctx: Ctx): NodeId[] => openableBelow(ctx, 0).map((place) => known(ctx.tree.nodes, place).id);

/** Whether the asker may open any location at all. */
export const opensAny = (ctx: Ctx): boolean =>
  mayOpenSome(ctx) && ctx.tree.locationNode.some((place) => mayOpenLocation(ctx, known(ctx.tree.nodes, place).id));

/** Without a role that shows locations nobody opens one, so that they need not be gone through. */
const mayOpenSome = ({ mine, now }: Ctx): boolean =>
  inForce(mine.roleGrants, now.getTime()).some(
    ({ role }) => role.can.has('administration:location.view') || role.can.has('administration:location.archive'),
  );
