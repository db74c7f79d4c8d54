import type { ActivityExportView } from '@totem/domain/activity-exports';
import type { Page } from '@totem/domain/paging';
import { listExportsOf } from '@totem/db/activity-exports';
import { inOrganization } from '@totem/db/orm';
import type { Ctx } from '../context.ts';
import { viewActivityExport } from './view-activity-export.ts';

/** The asker's own exports, newest first: a few, so all of them. */
export async function listActivityExports(ctx: Ctx): Promise<Page<ActivityExportView>> {
  const kept = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => listExportsOf(db, ctx.actor.member));
  return { rows: kept.map((one) => viewActivityExport(ctx, one)), complete: true, next: null };
}
