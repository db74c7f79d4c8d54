import { mayAt } from '@totem/domain/access/visibility';
import { Outage, Refusal } from '@totem/domain/errors';
import { type KeptImport, type MadeRow, endImport, findImport, holdMaking, keepOutcomes, listRowsToMake } from '@totem/db/imports';
import { inOrganization } from '@totem/db/orm';
import type { Ctx } from '../context.ts';
import { tellThoseChanged } from '../grants/tell-those-changed.ts';
import type { Job, JobName } from '../jobs.ts';
import type { ActingRuntime } from '../runtime.ts';
import { memberActing } from '../who-is-asking.ts';
import { write } from '../write.ts';
import { type RowVerdict, applyRows, linesAtOnce } from './apply-rows.ts';
import { endBroken } from './end-broken.ts';
import { importNeeds } from './import-needs.ts';
import { rowParts } from './parts-of.ts';
import { loadThings } from './things.ts';

/** How long one job makes rows before the next one has its turn: well below the ten seconds that a stopping worker waits. */
const turnMs = 4_000;

/**
 * Makes on at the rows of an import for some seconds, and asks to be called again for the rest. Each part is one change of its
 * maker's, with all rules and their ceiling of that moment, and commits with what became of its rows: a job that runs twice, or
 * again after a crash, goes on behind the last part, and what another made meanwhile is already so (BX-24).
 *
 * @throws Outage and whatever else is tried again later
 */
export async function makeImport(runtime: ActingRuntime, job: Job<'import.make'>, forMs = turnMs): Promise<void> {
  const { organizationId, import: id } = job;
  const until = performance.now() + forMs;
  try {
    for (;;) {
      const kept = await inOrganization(runtime.orm, organizationId, (db) => findImport(db, id));
      if (kept?.state !== 'running') return;
      const ctx = await memberActing(runtime, organizationId, kept);
      if (!(await makePart(ctx, kept))) return;
      if (performance.now() > until) return await runtime.queue.sendNow('import.make', job);
    }
  } catch (error) {
    if (error instanceof Outage) throw error;
    await endBroken(runtime, organizationId, id, error);
  }
}

/** Leaves the transaction of a part in which nothing had to be made. */
class NothingMade extends Error {
  readonly rows: readonly MadeRow[] | 'over';
  constructor(rows: readonly MadeRow[] | 'over') {
    super('nothing made');
    this.rows = rows;
  }
}

/** Makes the next part. False: there is none, or it was stopped. */
async function makePart(ctx: Ctx, kept: KeptImport): Promise<boolean> {
  try {
    await write(ctx, async (tx, mine) => {
      if (!(await holdMaking(tx, kept.id))) throw new NothingMade('over');
      if (!mayAt({ mine, now: tx.now }, importNeeds, kept.node)) throw new Refusal('access.denied');
      const [part] = rowParts(await listRowsToMake(tx, kept.id, linesAtOnce));
      if (!part) throw new NothingMade([]);
      const things = await loadThings(tx, { mine, now: tx.now });
      const { verdicts, events, delta, drafts } = await applyRows({ ctx, tx, into: kept, things, isRehearsal: false }, part);
      const rows = [...verdicts].map(([number, verdict]) => ({ number, ...outcomeOf(verdict) }));
      if (events.length === 0) throw new NothingMade(rows);
      await keepOutcomes(tx, kept.id, rows);
      const wake: JobName[] = [];
      for (const { judged, applied } of drafts) wake.push(...(await tellThoseChanged(ctx, tx, judged, applied, null)));
      const count = rows.filter(({ outcome }) => outcome === 'made' || outcome === 'changed').length;
      return { result: null, delta, events: [{ type: 'import.made', import: kept.id, node: kept.node, rows: count }, ...events], wake };
    });
    return true;
  } catch (error) {
    if (!(error instanceof NothingMade)) throw error;
    const { rows } = error;
    if (rows === 'over') return false;
    return inOrganization(
      ctx.runtime.orm,
      ctx.organizationId,
      async (db) => {
        if (!(await holdMaking(db, kept.id))) return false;
        if (rows.length > 0) await keepOutcomes(db, kept.id, rows);
        else await endImport(db, kept.id, 'done', null);
        return rows.length > 0;
      },
      { purpose: 'changes' },
    );
  }
}

function outcomeOf({ verdict, problem }: RowVerdict): Omit<MadeRow, 'number'> {
  switch (verdict) {
    case 'new':
      return { outcome: 'made', problem };
    case 'changes':
      return { outcome: 'changed', problem };
    case 'same':
      return { outcome: 'same', problem };
    case 'refused':
    case 'blocked':
      return { outcome: 'refused', problem };
  }
}
