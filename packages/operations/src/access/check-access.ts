import type { CheckAccess, CheckAnswer, CheckManyAccess, CheckManyAnswer } from '@totem/domain/access-questions';
import { allows } from '@totem/domain/access/table';
import { Refusal } from '@totem/domain/errors';
import { type Ctx, accessOfAll } from '../context.ts';
import { authorizeQuestion } from './authorize-question.ts';
import { resourcesOf, targetOfQuestion } from './question-target.ts';

/**
 * Whether somebody may, and the version it is true at. An unknown permission or thing is a no.
 *
 * @throws Refusal `member.not_found` · `access.denied` · `node.not_found`
 */
export async function checkAccess(ctx: Ctx, { member, permission, target }: CheckAccess): Promise<CheckAnswer> {
  const { allowed, version } = await checkManyAccess(ctx, { questions: [{ member, permission, target }] });
  return { allowed: allowed[0] === true, version };
}

/** The same for many, in their order and all at one version; one question that may not be asked refuses them all. */
export async function checkManyAccess(ctx: Ctx, { questions }: Pick<CheckManyAccess, 'questions'>): Promise<CheckManyAnswer> {
  const resources = await resourcesOf(
    ctx,
    questions.map((question) => question.target),
  );
  const members = [...new Set(questions.map((question) => question.member))];
  const { access, version } = await accessOfAll(ctx, members);
  const byMember = new Map(members.map((member, index) => [member, access[index]]));
  const allowed = questions.map(({ member, permission, target: asked }) => {
    const of = byMember.get(member);
    if (!of) throw new Refusal('member.not_found');
    const target = targetOfQuestion(asked, resources);
    authorizeQuestion(ctx, of, target);
    return target !== null && allows(of, permission, target, ctx.now);
  });
  return { allowed, version };
}
