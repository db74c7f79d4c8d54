import { Outage, Refusal } from '@totem/domain/errors';
import { orderOf, repeatedIn } from '@totem/domain/import/order';
import type { ImportEffect } from '@totem/domain/imports';
import { type JudgedRow, type KeptImport, type KeptRow, findImport, keepJudgement, listAllImportRows, noteJudged } from '@totem/db/imports';
import { inOrganization } from '@totem/db/orm';
import { retrying } from '@totem/db/retry';
import { rehearse } from '@totem/db/version';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { effectOfDraft } from '../grants/rehearse-draft.ts';
import type { Job } from '../jobs.ts';
import { accessUnderLock } from '../locked-access.ts';
import type { ActingRuntime } from '../runtime.ts';
import { memberActing } from '../who-is-asking.ts';
import { type AppliedRows, type Making, type RowVerdict, applyRows } from './apply-rows.ts';
import { endBroken } from './end-broken.ts';
import { importNeeds } from './import-needs.ts';
import { rowParts } from './parts-of.ts';
import { loadThings } from './things.ts';

/**
 * Finds out what each row of an import would do, by making them all, part by part, in one transaction that is rolled back
 * (ADR 0010): what a row names may be made by another. Nothing is locked for others, and nothing stays but the verdicts, which
 * are kept together at the end. A judgement that another has overtaken, or that was stopped, keeps none.
 *
 * @param signal that this process stops: the judgement begins again elsewhere.
 * @throws Outage and whatever else is tried again later
 */
export async function judgeImport(
  runtime: ActingRuntime,
  { organizationId, import: id, judging }: Job<'import.judge'>,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const kept = await inOrganization(runtime.orm, organizationId, (db) => findImport(db, id));
    if (kept?.state !== 'judging' || kept.judging !== judging) return;
    const ctx = await memberActing(runtime, organizationId, kept);
    authorize(ctx, importNeeds, kept.node);
    const rows = await inOrganization(runtime.orm, organizationId, (db) => listAllImportRows(db, id));
    const found = await rehearsed(ctx, kept, rows, async (judged) => {
      signal?.throwIfAborted();
      return inOrganization(runtime.orm, organizationId, (db) => noteJudged(db, id, judging, judged), { purpose: 'changes' });
    });
    if (!found) return;
    await inOrganization(runtime.orm, organizationId, (db) => keepJudgement(db, id, judging, found.rows, found.effect), {
      purpose: 'changes',
    });
  } catch (error) {
    if (error instanceof Outage || signal?.aborted) throw error;
    await endBroken(runtime, organizationId, id, error);
  }
}

interface Judgement {
  readonly rows: readonly JudgedRow[];
  readonly effect: ImportEffect;
}

/** Carries a rehearsal's result out of the transaction that is rolled back. */
class Rehearsed extends Error {
  readonly found: Judgement | null;
  constructor(found: Judgement | null) {
    super('rehearsed');
    this.found = found;
  }
}

/** No memory knows this one: in a rehearsal of several parts, what memory knows is no longer so after the first. */
const unknownEpoch = -1;

/** Makes all rows and takes them back. @param goesOn told how many are judged; false: nobody wants to know any more. */
async function rehearsed(
  ctx: Ctx,
  into: KeptImport,
  rows: readonly KeptRow[],
  goesOn: (judged: number) => Promise<boolean>,
): Promise<Judgement | null> {
  const ordered = orderOf(rows);
  const repeated = repeatedIn(rows);
  try {
    return await retrying(() =>
      inOrganization(
        ctx.runtime.orm,
        ctx.organizationId,
        async (db): Promise<Judgement> => {
          // Each part is read by the next, so all of it is written, as by a change.
          const tx = { ...(await rehearse(db)), epoch: unknownEpoch, isRehearsal: false };
          const [mine] = await accessUnderLock(ctx, tx, [ctx.actor.member]);
          if (mine?.facts.status !== 'active') throw new Refusal(mine ? 'member.suspended' : 'organization.not_found');
          const things = await loadThings(tx, { mine, now: tx.now });
          const making: Making = { ctx, tx, into, things, isRehearsal: true };
          const verdicts = new Map<number, RowVerdict>();
          for (const [number, line] of repeated)
            verdicts.set(number, {
              verdict: 'refused',
              problem: { reason: 'import.twice', column: null, details: { line: String(line) } },
            });
          const told = tallyOf();
          for (const part of rowParts(ordered.filter(({ number }) => !repeated.has(number)))) {
            if (!(await goesOn(verdicts.size))) throw new Rehearsed(null);
            const applied = await applyRows(making, part);
            for (const [number, verdict] of applied.verdicts) verdicts.set(number, verdict);
            await told.add(applied);
          }
          const judged = ordered.flatMap(({ number }, place): JudgedRow[] => {
            const verdict = verdicts.get(number);
            return verdict ? [{ number, place, ...verdict }] : [];
          });
          throw new Rehearsed({ rows: judged, effect: told.effect() });
        },
        { purpose: 'changes', rehearsal: true },
      ),
    );
  } catch (error) {
    if (error instanceof Rehearsed) return error.found;
    throw error;
  }
}

/** Counts who gains and who loses over all parts, each person once. */
function tallyOf() {
  const gaining = new Set<string>();
  const losing = new Set<string>();
  let sensitive = 0;
  return {
    async add({ drafts }: AppliedRows) {
      for (const { judged, applied } of drafts) {
        for (const { effect } of (await effectOfDraft(judged, applied)).people) {
          if (effect.gains.length > 0) gaining.add(effect.member);
          if (effect.losses.length > 0) losing.add(effect.member);
        }
        const { permissions } = judged.asker.mine.catalog;
        for (const { change } of judged.lines)
          if (change.change === 'give' && 'permission' in change.gives && permissions.get(change.gives.permission)?.sensitive) sensitive++;
      }
    },
    effect: (): ImportEffect => ({ gain: gaining.size, lose: losing.size, sensitive }),
  };
}
