import { type SetupView, setupSteps } from '@totem/domain/setup';
import type { NodeId } from '@totem/domain/ids';
import { countOwners } from '@totem/db/draft';
import { inOrganization } from '@totem/db/orm';
import { countGivenSoFar } from '@totem/db/setup';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';

/**
 * What a new organization still needs, from what is really there. Only the organization as a whole is set up: below its
 * root there are no steps.
 *
 * @throws Refusal `access.denied` · `node.not_found`
 */
export async function getSetup(ctx: Ctx, { node }: { readonly node: NodeId }): Promise<SetupView> {
  authorize(ctx, 'administration:member.view', node);
  const { tree, catalog } = ctx;
  if (tree.nodeAt.get(node) !== 0) return { steps: [] };
  const { top } = catalog.product.policies.ownership;
  return inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => ({
    steps: setupSteps(catalog, {
      kinds: new Set(tree.nodes.map((one) => one.kind)),
      serviceItems: tree.items.length,
      owners: await countOwners(db, top, node),
      ...(await countGivenSoFar(db, top)),
    }),
  }));
}
