import type { ActivityExportView, StartActivityExport } from '@totem/domain/activity-exports';
import { ActivityExportId } from '@totem/domain/ids';
import { insertExport } from '@totem/db/activity-exports';
import { inOrganization } from '@totem/db/orm';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { newId } from '../new-id.ts';
import { viewActivityExport } from './view-activity-export.ts';

/**
 * Asks the worker to write a file of what happened until now. What was asked for, the job and the removal of the file are
 * put down together; that it was exported is an event once the file is there.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `activity_export.under_way` · `activity_export.too_many`
 */
export async function startActivityExport(
  ctx: Ctx,
  { node, filter, format, language, timeZone }: StartActivityExport,
): Promise<ActivityExportView> {
  authorize(ctx, 'administration:activity.export', node);
  const { queue, orm } = ctx.runtime;
  const id = newId(ActivityExportId);
  const { member, user } = ctx.actor;
  const kept = await inOrganization(
    orm,
    ctx.organizationId,
    async (db) => {
      const made = await insertExport(db, { id, member, user, node, filter, format, language, timeZone });
      const job = { organizationId: ctx.organizationId, export: id };
      await queue.send(db, 'activity.export', job);
      await queue.send(db, 'activity.forget', job, made.keptUntil);
      return made;
    },
    { purpose: 'changes' },
  );
  await queue.wake('activity.export');
  return viewActivityExport(ctx, kept);
}
