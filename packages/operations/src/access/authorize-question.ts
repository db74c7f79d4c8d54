import { mayAt, maySeeMember, maySeeNode } from '@totem/domain/access/visibility';
import type { CompiledAccess } from '@totem/domain/access/compile';
import type { Target } from '@totem/domain/access/target';
import { Refusal } from '@totem/domain/errors';
import type { Ctx } from '../context.ts';
import { nodesOfQuestion } from './question-target.ts';

/**
 * The guard of a question about somebody's access: everyone may ask about themselves; about others, whoever may see
 * people where the question hangs.
 *
 * @param at the instant that the member's access is told for.
 * @throws Refusal `member.not_found` · `access.denied` · `node.not_found`
 */
export function authorizeQuestion(ctx: Ctx, member: CompiledAccess, target: Target | null, at: Date = ctx.now): void {
  if (member.facts.id === ctx.actor.member) return;
  if (!maySeeMember(ctx, member, at)) throw new Refusal('member.not_found');
  authorizeTarget(ctx, target);
}

/**
 * The guard of a question about whoever it may be. A thing that does not exist hangs at the root: to whoever may see
 * people everywhere its absence is an answer, and to others it is as little there as what they may not see.
 *
 * @throws Refusal `access.denied` · `node.not_found`
 */
export function authorizeTarget(ctx: Ctx, target: Target | null): void {
  const nodes = target ? nodesOfQuestion(ctx.tree, target) : [];
  const asked = nodes.length > 0 ? nodes : ctx.tree.nodes.slice(0, 1).map((root) => root.id);
  if (asked.some((node) => mayAt(ctx, 'administration:member.view', node))) return;
  // Whether there is such a resource is not told by the nodes it hangs at.
  const isSeen = target && !('resource' in target) && nodes.some((node) => maySeeNode(ctx, node));
  throw new Refusal(isSeen ? 'access.denied' : 'node.not_found');
}

/**
 * Whether what a question is about is the asker's to know of: about oneself one may ask anything, and of what one may not
 * see hears no more than a no. A resource is known to whom it is open, and to who may see people where it hangs.
 */
export function maySeeTarget(ctx: Ctx, target: Target): boolean {
  const nodes = nodesOfQuestion(ctx.tree, target);
  if ('resource' in target) return nodes.some((node) => mayAt(ctx, 'administration:member.view', node));
  const places = 'item' in target && target.location !== undefined ? [target.location] : [];
  return nodes.length > 0 && [...nodes, ...places].every((node) => maySeeNode(ctx, node));
}
