import type { ActivityFormat } from '@totem/domain/activity-format';
import { Refusal } from '@totem/domain/errors';
import type { ActivityExportId } from '@totem/domain/ids';
import { findExport, findExportPart } from '@totem/db/activity-exports';
import { inOrganization } from '@totem/db/orm';
import { findOrganization } from '@totem/db/organizations';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';

/** A file as it is handed out. */
export interface ActivityFile {
  /** Of letters, digits and dashes alone, with its ending. */
  readonly name: string;
  readonly format: ActivityFormat;
  readonly bytes: number;
  /** One part after the other, each read when it is asked for. */
  readonly parts: AsyncIterable<string>;
}

/**
 * The file of an export of the asker's own, as long as they may export there.
 *
 * @throws Refusal `activity_export.not_found` also for one of somebody else, one that is not ready and one whose time is
 * over · `access.denied` · `node.not_found`
 */
export async function readActivityExport(ctx: Ctx, id: ActivityExportId): Promise<ActivityFile> {
  const { orm } = ctx.runtime;
  const { found, organization } = await inOrganization(orm, ctx.organizationId, async (db) => ({
    found: await findExport(db, id),
    organization: await findOrganization(db),
  }));
  if (!organization || found?.member !== ctx.actor.member || found.state !== 'ready') throw new Refusal('activity_export.not_found');
  authorize(ctx, 'administration:activity.export', found.node);
  const { format, bytes, createdAt } = found;
  async function* parts() {
    for (let number = 1; number <= (found?.parts ?? 0); number++) {
      const content = await inOrganization(orm, ctx.organizationId, (db) => findExportPart(db, id, number));
      if (content === null) throw new Refusal('activity_export.not_found'); // removed meanwhile: the answer breaks off
      yield content;
    }
  }
  const ending = format === 'csv' ? 'csv' : 'jsonl';
  return { name: `${organization.slug}-activity-${createdAt.toISOString().slice(0, 10)}.${ending}`, format, bytes, parts: parts() };
}
