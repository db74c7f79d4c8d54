import { mayAt } from '@totem/domain/access/visibility';
import { noDelta } from '@totem/domain/access/deltas';
import { fileBeginning, fileLine } from '@totem/domain/activity-file';
import { Outage, Refusal } from '@totem/domain/errors';
import {
  type KeptExport,
  type NewPart,
  appendExportPart,
  endFailedExport,
  findExport,
  noteExportTrouble,
} from '@totem/db/activity-exports';
import { type AuditQuery, listAudit } from '@totem/db/audit';
import { inOrganization } from '@totem/db/orm';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import type { Job } from '../jobs.ts';
import type { ActingRuntime } from '../runtime.ts';
import { memberActing } from '../who-is-asking.ts';
import { write } from '../write.ts';
import { clockOf } from './clock-of.ts';
import { activityQuery } from './list-activity.ts';
import { viewActivity } from './view-activity.ts';

/** How long one job writes before the next one has its turn: well below the ten seconds that a stopping worker waits. */
const turnMs = 4_000;
/** Read and decided at once. */
const eventsARead = 500;
/** Looked at for one part, so that memory is bounded whatever there is and whoever sees how much of it. */
const eventsAPart = 2_000;
/** How often something may break on our side before the export is given up. */
const troublesAtMost = 5;

const need = 'administration:activity.export';

/**
 * Writes on at a file of events for some seconds, and asks to be called again for the rest. Each part commits with how far
 * it goes, so a job that runs twice, or again after a crash, goes on behind the last part. Who asked, and whether they still
 * may, is read anew for each part, and each event is decided by what they may see then (HX-12, BX-24).
 *
 * @throws Outage and whatever else is tried again later
 */
export async function writeActivityExport(runtime: ActingRuntime, job: Job<'activity.export'>, forMs = turnMs): Promise<void> {
  const { organizationId, export: id } = job;
  const until = performance.now() + forMs;
  try {
    let at = await inOrganization(runtime.orm, organizationId, (db) => findExport(db, id));
    while (at && (at.state === 'waiting' || at.state === 'running')) {
      const ctx = await memberActing(runtime, organizationId, at);
      authorize(ctx, need, at.node);
      const part = await nextPart(ctx, at);
      at = part.isLast ? await finish(ctx, at, part) : await keep(ctx, at, part);
      if (at?.state === 'running' && performance.now() > until) return await runtime.queue.sendNow('activity.export', job);
    }
  } catch (error) {
    if (error instanceof Outage) throw error;
    const given = error instanceof Refusal ? error.reason : null;
    if (given === 'activity_export.not_found') return; // removed, or another worker was first
    const isOver = await inOrganization(
      runtime.orm,
      organizationId,
      async (db) => {
        if (given === null && (await noteExportTrouble(db, id)) < troublesAtMost) return false;
        await endFailedExport(db, id, given);
        return true;
      },
      { purpose: 'changes' },
    );
    if (given === null || !isOver) throw error;
  }
}

/** What follows in the file: events that the asker may see, from the newest one that was not looked at yet. */
async function nextPart(ctx: Ctx, { node, filter, format, language, timeZone, position: start, parts }: KeptExport): Promise<NewPart> {
  const reader = { catalog: ctx.catalog, language, clock: clockOf(timeZone) };
  const isWhole = ctx.tree.nodeAt.get(node) === 0;
  const lines = parts === 0 ? [fileBeginning(format, reader)] : [];
  const wanted = await activityQuery(ctx, node, filter);
  let position = wanted ? start : 0;
  let events = 0;
  for (let looked = 0; position > 0 && looked < eventsAPart; looked += eventsARead) {
    const found = await read(ctx, wanted ?? {}, position);
    for (const { row, number, fingerprint } of await viewActivity(ctx, found, false)) {
      if (!row) continue;
      lines.push(fileLine(format, reader, { row, fingerprint, number: isWhole ? number : null }));
      events++;
    }
    position = found.length < eventsARead ? 0 : (found.at(-1)?.number ?? 0);
  }
  return { content: lines.join(''), events, position, isLast: position === 0 };
}

const read = (ctx: Ctx, wanted: AuditQuery, before: number) =>
  inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => listAudit(db, { ...wanted, before, limit: eventsARead }));

const keep = (ctx: Ctx, at: KeptExport, part: NewPart): Promise<KeptExport | null> =>
  inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => appendExportPart(db, at, part), { purpose: 'changes' });

/** The last part, and that it was exported, together and under the lock; or none of it. */
async function finish(ctx: Ctx, at: KeptExport, part: NewPart): Promise<KeptExport> {
  const { result } = await write(ctx, async (tx, mine) => {
    if (!mayAt({ ...ctx, mine, now: tx.now }, need, at.node)) throw new Refusal('access.denied');
    const done = await appendExportPart(tx, at, part);
    if (!done) throw new Refusal('activity_export.not_found');
    const { node, format, filter, events } = done;
    return {
      result: done,
      delta: noDelta,
      events: [{ type: 'activity.exported', node, format, narrowed: Object.keys(filter).length > 0, events }],
      wake: [],
    };
  });
  return result;
}
