import { mayAt, maySeeMember, maySeeNode } from '@totem/domain/access/visibility';
import type { CompiledAccess } from '@totem/domain/access/compile';
import type { Target } from '@totem/domain/access/target';
import { Refusal } from '@totem/domain/errors';
import type { Ctx } from '../context.ts';
import { nodeOfQuestion } from './question-target.ts';

/**
 * The guard of a question about somebody's access: everyone may ask about themselves; about others, whoever may see
 * people where the question hangs. A thing that does not exist is answered, not refused: its absence is a no.
 *
 * @throws Refusal `member.not_found` · `access.denied` · `node.not_found`
 */
export function authorizeQuestion(ctx: Ctx, member: CompiledAccess, target: Target | null): void {
  if (member.facts.id === ctx.actor.member) return;
  if (!maySeeMember(ctx, member)) throw new Refusal('member.not_found');
  const node = target && nodeOfQuestion(ctx.tree, target);
  if (!node || mayAt(ctx, 'administration:member.view', node)) return;
  throw new Refusal(maySeeNode(ctx, node) ? 'access.denied' : 'node.not_found');
}
