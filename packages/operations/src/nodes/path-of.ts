import { maySeeNode } from '@totem/domain/access/visibility';
import type { NodeId } from '@totem/domain/ids';
import type { NodeName } from '@totem/domain/nodes';
import { pathUp } from '@totem/domain/tree';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';

/** From the topmost node that the asker may name down to the node itself. */
export const pathOf = (ctx: Ctx, node: NodeId): NodeName[] =>
  pathUp(ctx.tree, node)
    .toReversed()
    .filter((one) => maySeeNode(ctx, one.id))
    .map((one) => nodeNameOf(ctx.tree, one.id));
