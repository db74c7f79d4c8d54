import type { RemoveActivityExport } from '@totem/domain/activity-exports';
import { Refusal } from '@totem/domain/errors';
import { deleteExport } from '@totem/db/activity-exports';
import { inOrganization } from '@totem/db/orm';
import type { Ctx } from '../context.ts';

/** Removes an export of the asker's own; the worker stops writing at one that is under way. @throws Refusal `activity_export.not_found` */
export async function removeActivityExport(ctx: Ctx, { export: id }: RemoveActivityExport): Promise<void> {
  const removed = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => deleteExport(db, id, ctx.actor.member), {
    purpose: 'changes',
  });
  if (!removed) throw new Refusal('activity_export.not_found');
}
