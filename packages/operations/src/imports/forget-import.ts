import { deleteExpiredImport } from '@totem/db/imports';
import { inOrganization } from '@totem/db/orm';
import type { Job } from '../jobs.ts';
import type { WorkerRuntime } from '../worker-runtime.ts';

/** Removes an import whose time is over, with its rows. */
export const forgetImport = ({ orm }: Pick<WorkerRuntime, 'orm'>, { organizationId, import: id }: Job<'import.forget'>): Promise<void> =>
  inOrganization(orm, organizationId, (db) => deleteExpiredImport(db, id), { purpose: 'changes' });
