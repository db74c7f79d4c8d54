import type { CompiledAccess } from '@totem/domain/access/compile';
import type { Delta } from '@totem/domain/access/deltas';
import type { AuditEvent } from '@totem/domain/audit';
import type { Version } from '@totem/domain/ids';
import { Refusal } from '@totem/domain/errors';
import { appendAudit } from '@totem/db/audit';
import { inOrganization } from '@totem/db/orm';
import { retrying } from '@totem/db/retry';
import { type Locked, bumpVersion, lockVersion } from '@totem/db/version';
import type { Ctx } from './context.ts';
import type { JobName } from './jobs.ts';
import { accessUnderLock } from './locked-access.ts';

/** What a change did: its answer, what it touched, what happened. At least one event, or nothing changed. */
export interface Done<T> {
  readonly result: T;
  readonly delta: Delta;
  readonly events: readonly [AuditEvent, ...AuditEvent[]];
  /** Queues that got a job in this transaction, to be woken after the commit. */
  readonly wake: readonly JobName[];
}

/** A change described, which `write` makes and a preview rehearses. `mine`: the actor's access on the locked state. */
export type Change<T> = (tx: Locked, mine: CompiledAccess) => Promise<Done<T>>;

export interface Written<T> {
  readonly result: T;
  readonly version: Version;
}

/**
 * The one way to change anything: lock the organization, read the actor's access anew, do the work, record what it touched
 * and who did it, next version, commit (ADR 0006). A change that has returned is seen by every request that starts after.
 *
 * @throws Refusal of the change, and nothing is done · Outage `unknown` when nobody can tell whether the commit arrived
 */
export async function write<T>(ctx: Ctx, change: Change<T>): Promise<Written<T>> {
  const { result, version, wake } = await retrying(() =>
    inOrganization(
      ctx.runtime.orm,
      ctx.organizationId,
      async (db) => {
        const tx = await lockVersion(db);
        const [mine] = await accessUnderLock(ctx, tx, [ctx.actor.member]);
        if (!mine || mine.facts.status !== 'active') throw new Refusal(mine ? 'member.suspended' : 'organization.not_found');
        const done = await change(tx, mine);
        const next = await bumpVersion(tx, [done.delta]);
        await appendAudit(tx, next, tx.now, ctx.actor, done.events);
        return { result: done.result, version: next, wake: done.wake };
      },
      { purpose: 'changes' },
    ),
  );
  ctx.runtime.hints.send({ organizationId: ctx.organizationId, version });
  for (const queue of new Set(wake)) await ctx.runtime.queue.wake(queue);
  return { result, version };
}
