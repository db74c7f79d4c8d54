import { seenChanges } from '@totem/domain/access/seen-changes';
import type { ChangesView, FollowChanges } from '@totem/domain/changes';
import { everythingChanged } from '@totem/domain/everything-changed';
import { type OrganizationId, Version } from '@totem/domain/ids';
import type { AskedAt } from '../access-cache.ts';
import type { Ctx } from '../context.ts';
import type { Runtime } from '../runtime.ts';
import { pastOf } from './change-feed.ts';

/** A message and the id by which a stream that was cut goes on after it. */
export interface ChangesMessage {
  readonly id: string;
  readonly message: ChangesView;
}

/** Up to where a reader has been told; null: of another past, or not to be read. */
type Told = { readonly past: string; readonly version: Version } | null;

/**
 * Tells an open page what has changed, until it ends: the version now, then at every keep-alive, and sooner when a hint
 * came, the version and which kinds of things changed since, as far as the reader may see them (ADR 0023).
 *
 * INVARIANT: before each message it is asked anew who is asking and which version it is (BX-22); what else has to be read is
 * read before that question. Whoever is suspended or signed out gets the refusal in the place of the message.
 *
 * @param ask who is asking now.
 * @param ends where the stream has to stop without a word: the reader left, or the process stops.
 * @throws Refusal `rate.limited` · `sign_in.required` · `member.suspended` · `organization.not_found` · Outage
 */
export async function* followChanges(
  first: Ctx<Runtime>,
  ask: (organizationId: OrganizationId) => Promise<Ctx<Runtime>>,
  { since, lastEventId }: FollowChanges,
  ends: readonly AbortSignal[],
): AsyncGenerator<ChangesMessage, void, void> {
  const { feed } = first.runtime;
  const { organizationId } = first;
  const seat = feed.enter(organizationId, first.actor.user, ends);
  try {
    let told: Told = typeof lastEventId === 'string' ? readId(lastEventId) : { past: pastOf(first), version: since ?? first.version };
    do {
      const { ctx, changed } = await lookAgain(await ask(organizationId), told, ask);
      told = { past: pastOf(ctx), version: ctx.version };
      yield { id: idOf(ctx), message: { version: ctx.version, changed } };
    } while (await seat.next());
  } finally {
    seat.leave();
  }
}

/** What changed up to the version of the newest answer about who is asking. */
async function lookAgain(ctx: Ctx<Runtime>, told: Told, ask: (organizationId: OrganizationId) => Promise<Ctx<Runtime>>) {
  const { feed } = ctx.runtime;
  for (let now = ctx, reads = 0; ; reads++) {
    if (told?.past === pastOf(now) && told.version === now.version) return { ctx: now, changed: null };
    const since = told?.past === pastOf(now) && reads < 3 ? feed.known(now, told.version) : null;
    if (since === null) return { ctx: now, changed: everythingChanged };
    if (since) return { ctx: now, changed: seenChanges(now, since.deltas, since.things) };
    if (told) await feed.load(now, told.version);
    // Between the question and the message nothing may be read: it is asked once more.
    now = await ask(now.organizationId);
  }
}

const idOf = (at: AskedAt): string => `${pastOf(at)}.${at.version}`;

function readId(id: string): Told {
  const [, past, version] = /^([0-9A-F]{8}\.\d+)\.(\d+)$/.exec(id) ?? [];
  const read = Version.safeParse(Number(version));
  return past !== undefined && read.success ? { past, version: read.data } : null;
}
