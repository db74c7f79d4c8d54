import type { VerifiedActivity, VerifyActivity } from '@totem/domain/activity';
import { verifyStretch } from '@totem/db/audit-chain';
import { cursorAt, placeOf } from '@totem/db/cursor';
import { inOrganization } from '@totem/db/orm';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';

/** As many as are checked in some tens of milliseconds; whoever asks goes on from there. */
const eventsAStretch = 2_000;

/**
 * Checks one stretch of the organization's chain of events. The chain is one for the whole organization and is checked
 * whole; how many events it has is told at the root alone.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function verifyActivity(ctx: Ctx, { node, cursor }: VerifyActivity): Promise<VerifiedActivity> {
  authorize(ctx, 'administration:activity.view', node);
  const question = { verify: 'activity', node };
  const after = Number(placeOf(cursor, question)?.[0] ?? 0);
  const stretch = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => verifyStretch(db, after, eventsAStretch), {
    snapshot: true,
  });
  const isBroken = stretch.broken !== null;
  return {
    verified: ctx.tree.nodeAt.get(node) === 0 ? stretch.verified : null,
    broken: isBroken ? { after: stretch.lastAt?.toISOString() ?? null } : null,
    next: isBroken || stretch.complete ? null : cursorAt(question, [stretch.last]),
  };
}
