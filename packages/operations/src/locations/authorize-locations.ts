import { mayAt, maySeeNode } from '@totem/domain/access/visibility';
import { Refusal } from '@totem/domain/errors';
import type { NodeId } from '@totem/domain/ids';
import type { Ctx } from '../context.ts';
import { openableBelow } from './openable.ts';

/**
 * The guard of a list of locations below a node, and the list: those that the asker may open. Who administers locations there
 * has a list though there be none; somebody else has one as far as there is a location of theirs.
 *
 * @returns numbers of nodes, in the order of the tree.
 * @throws Refusal `access.denied` · `node.not_found`
 */
export function authorizeLocations(ctx: Ctx, within: NodeId): number[] {
  const top = ctx.tree.nodeAt.get(within);
  const places = top === undefined ? [] : openableBelow(ctx, top);
  if (places.length > 0 || mayAt(ctx, 'administration:location.view', within)) return places;
  throw new Refusal(maySeeNode(ctx, within) ? 'access.denied' : 'node.not_found');
}
