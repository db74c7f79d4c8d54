import type { QuestionTarget } from '@totem/domain/access-questions';
import type { ResourceFact } from '@totem/domain/access/facts';
import type { Target } from '@totem/domain/access/target';
import type { NodeId, ResourceId } from '@totem/domain/ids';
import { type Tree, itemOf } from '@totem/domain/tree';
import { inOrganization } from '@totem/db/orm';
import { findResources } from '@totem/db/resources';
import type { Ctx } from '../context.ts';

/** The resources that questions name, as they are at an instant, read in one statement. */
export async function resourcesOf(
  ctx: Ctx,
  targets: readonly QuestionTarget[],
  at: Date = ctx.now,
): Promise<ReadonlyMap<ResourceId, ResourceFact>> {
  const ids = [...new Set(targets.flatMap((target) => ('resource' in target ? [target.resource] : [])))];
  if (ids.length === 0) return new Map();
  const found = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => findResources(db, ids, at));
  return new Map(found.map((resource) => [resource.id, resource]));
}

/** A question's target as the engine takes it; null for a resource that does not exist. */
export function targetOfQuestion(target: QuestionTarget, resources: ReadonlyMap<ResourceId, ResourceFact>): Target | null {
  if (!('resource' in target)) return target;
  const resource = resources.get(target.resource);
  return resource ? { resource } : null;
}

/**
 * The nodes at which a question hangs, at one of which the right to ask it is judged: of a resource all of its own, or the
 * root for one that has none; empty for a thing that does not exist.
 */
export function nodesOfQuestion(tree: Tree, target: Target): readonly NodeId[] {
  if ('node' in target) return tree.nodeAt.has(target.node) ? [target.node] : [];
  const node = 'item' in target ? itemOf(tree, target.item)?.node : tree.nodes[0]?.id;
  if ('resource' in target && target.resource.nodes.length > 0) return target.resource.nodes;
  return node === undefined ? [] : [node];
}
