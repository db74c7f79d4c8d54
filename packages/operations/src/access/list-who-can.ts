import { maySeeMember } from '@totem/domain/access/visibility';
import type { ListWhoCan, WhoCanView } from '@totem/domain/access-questions';
import { Refusal } from '@totem/domain/errors';
import type { Page } from '@totem/domain/paging';
import { inOrganization } from '@totem/db/orm';
import { listWhoCan as listRows } from '@totem/db/who-can';
import { type Ctx, accessOfAll } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { loadStructure } from '../snapshot.ts';
import { authorizeTarget } from './authorize-question.ts';
import { nodesOfQuestion, resourcesOf, targetOfQuestion } from './question-target.ts';
import { viewDecision, viewGate } from './view-decision.ts';

/**
 * Who can, by name: everybody with a path, closed gates named. People whom the asker may not see are left out; whoever
 * reaches the thing is among those they may see where they administer it.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function listWhoCan(ctx: Ctx, { permission, target: asked, cursor, pageSize }: ListWhoCan): Promise<Page<WhoCanView>> {
  const target = targetOfQuestion(asked, await resourcesOf(ctx, [asked]));
  authorizeTarget(ctx, target);
  if (!target || nodesOfQuestion(ctx.tree, target).length === 0) throw new Refusal('node.not_found');
  const page = await inOrganization(
    ctx.runtime.orm,
    ctx.organizationId,
    async (db) => listRows(db, { ...(await loadStructure(db)), permission, target, now: ctx.now, cursor, pageSize }),
    { snapshot: true },
  );
  const { access } = await accessOfAll(
    ctx,
    page.rows.map((row) => row.member),
  );
  const told = {
    names: new Map(),
    userGroups: [],
    locationGroups: new Map(access.flatMap((one) => one?.facts.locationGroups.map((group) => [group.id, group] as const) ?? [])),
  };
  return {
    ...page,
    rows: page.rows.flatMap(({ because, gates }, index) => {
      const of = access[index];
      if (!of || !maySeeMember(ctx, of)) return [];
      const view = viewDecision(
        ctx,
        of,
        permission,
        { allowed: gates.length === 0, gates, because, nearMisses: [] },
        told,
        ctx.version,
        ctx.now,
      );
      return [{ member: view.member, level: nodeNameOf(of.tree, of.facts.home), gates: gates.map(viewGate), because: view.because }];
    }),
  };
}
