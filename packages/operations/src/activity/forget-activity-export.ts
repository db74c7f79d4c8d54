import { deleteExpiredExport } from '@totem/db/activity-exports';
import { inOrganization } from '@totem/db/orm';
import type { Job } from '../jobs.ts';
import type { WorkerRuntime } from '../worker-runtime.ts';

/** Removes an export whose time is over, with its file. Nobody could fetch it any more; this gives its room back. */
export const forgetActivityExport = (
  { orm }: Pick<WorkerRuntime, 'orm'>,
  { organizationId, export: id }: Job<'activity.forget'>,
): Promise<void> => inOrganization(orm, organizationId, (db) => deleteExpiredExport(db, id), { purpose: 'changes' });
