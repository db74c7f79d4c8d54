import { maySeeMember } from '@totem/domain/access/visibility';
import type { ListWhoCan, WhoCanView } from '@totem/domain/access-questions';
import { Refusal } from '@totem/domain/errors';
import type { Page } from '@totem/domain/paging';
import { inOrganization } from '@totem/db/orm';
import { listWhoCan as listRows } from '@totem/db/who-can';
import { instantOf } from '../access-at.ts';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { loadStructure } from '../snapshot.ts';
import { authorizeTarget } from './authorize-question.ts';
import { nodesOfQuestion, resourcesOf, targetOfQuestion } from './question-target.ts';
import { toldOfMany } from './told-of-many.ts';
import { viewDecision, viewGate } from './view-decision.ts';

/**
 * Who can, now or at another instant, by name: everybody with a path, closed gates named. People whom the asker may not see
 * are left out; whoever reaches the thing is among those they may see where they administer it.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function listWhoCan(
  ctx: Ctx,
  { permission, target: asked, at: instant, cursor, pageSize }: ListWhoCan,
): Promise<Page<WhoCanView>> {
  const at = instantOf(ctx, instant);
  const target = targetOfQuestion(asked, await resourcesOf(ctx, [asked], at));
  authorizeTarget(ctx, target);
  if (!target || nodesOfQuestion(ctx.tree, target).length === 0) throw new Refusal('node.not_found');
  return inOrganization(
    ctx.runtime.orm,
    ctx.organizationId,
    async (db) => {
      const structure = await loadStructure(db, at);
      const page = await listRows(db, { ...structure, permission, target, at, asked: instant ?? null, cursor, pageSize });
      const rows = page.rows.filter(({ access }) => maySeeMember(ctx, access, at));
      const told = await toldOfMany(
        db,
        rows.map(({ access }) => access),
      );
      return {
        ...page,
        rows: rows.map(({ access, gates, because }) => {
          const decision = { allowed: gates.length === 0, gates, because, nearMisses: [] };
          const view = viewDecision(ctx, access, permission, decision, told, ctx.version, at);
          return {
            member: view.member,
            level: nodeNameOf(access.tree, access.facts.home),
            gates: gates.map(viewGate),
            because: view.because,
          };
        }),
      };
    },
    { snapshot: true },
  );
}
