import { mayAt, maySeeMember, maySeeNode } from '@totem/domain/access/visibility';
import type { CompiledAccess } from '@totem/domain/access/compile';
import type { Target } from '@totem/domain/access/target';
import { Refusal } from '@totem/domain/errors';
import type { Ctx } from '../context.ts';
import { nodeOfQuestion } from './question-target.ts';

/**
 * The guard of a question about somebody's access: everyone may ask about themselves; about others, whoever may see
 * people where the question hangs.
 *
 * @throws Refusal `member.not_found` · `access.denied` · `node.not_found`
 */
export function authorizeQuestion(ctx: Ctx, member: CompiledAccess, target: Target | null): void {
  if (member.facts.id === ctx.actor.member) return;
  if (!maySeeMember(ctx, member)) throw new Refusal('member.not_found');
  authorizeTarget(ctx, target);
}

/**
 * The guard of a question about whoever it may be. A thing that does not exist hangs at the root: to whoever may see
 * people everywhere its absence is an answer, and to others it is as little there as what they may not see.
 *
 * @throws Refusal `access.denied` · `node.not_found`
 */
export function authorizeTarget(ctx: Ctx, target: Target | null): void {
  const node = target && nodeOfQuestion(ctx.tree, target);
  const at = node ?? ctx.tree.nodes[0]?.id;
  if (at !== undefined && mayAt(ctx, 'administration:member.view', at)) return;
  // Whether there is such a resource is not told by the node it hangs at.
  throw new Refusal(node && !('resource' in target) && maySeeNode(ctx, node) ? 'access.denied' : 'node.not_found');
}

/**
 * Whether what a question is about is the asker's to know of: about oneself one may ask anything, and of what one may not
 * see hears no more than a no. A resource is known to whom it is open, and to who may see people where it hangs.
 */
export function maySeeTarget(ctx: Ctx, target: Target): boolean {
  const node = nodeOfQuestion(ctx.tree, target);
  if (!node) return false;
  if ('resource' in target) return mayAt(ctx, 'administration:member.view', node);
  return maySeeNode(ctx, node) && (!('item' in target) || target.location === undefined || maySeeNode(ctx, target.location));
}
