import { Refusal } from '@totem/domain/errors';
import type { ImportId, OrganizationId } from '@totem/domain/ids';
import { endImport, noteImportTrouble, refuseRest } from '@totem/db/imports';
import { inOrganization } from '@totem/db/orm';
import type { ActingRuntime } from '../runtime.ts';

/** How often something may break on our side before an import is given up. */
const troublesAtMost = 5;

/**
 * Ends an import that may not go on: a refusal at once, with its reason for all rows that are left; anything else once it has
 * happened too often.
 *
 * @throws what broke, so that it is tried again, and known
 */
export async function endBroken(runtime: ActingRuntime, organizationId: OrganizationId, id: ImportId, error: unknown): Promise<void> {
  const reason = error instanceof Refusal ? error.reason : null;
  await inOrganization(
    runtime.orm,
    organizationId,
    async (db) => {
      if (reason === null && (await noteImportTrouble(db, id)) < troublesAtMost) return;
      if (reason !== null) await refuseRest(db, id, { reason, column: null, details: {} });
      await endImport(db, id, 'failed', reason);
    },
    { purpose: 'changes' },
  );
  if (reason === null) throw error;
}
