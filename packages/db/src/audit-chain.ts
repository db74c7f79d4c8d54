import type { AuditEventType } from '@totem/domain/audit';
import { type AuditRow, beginning, hashOf, keptOf } from './audit.ts';
import { type Db, query } from './orm.ts';

/** An event as it stands now, whoever wrote it. */
export interface StandingEvent {
  readonly number: number;
  readonly action: AuditEventType;
  readonly at: Date;
}

/**
 * The first event that is not as it was written, by its number.
 *
 * - `changed`: it says something else than what was written.
 * - `removed`: it is not there.
 * - `reordered`: it stands at another number, `found`.
 * - `detached`: it is whole, but what stands before it is not what it was written after, and was made to look whole.
 */
export type BrokenChain =
  | { readonly at: number; readonly how: 'changed' | 'reordered' | 'detached'; readonly found: StandingEvent }
  | { readonly at: number; readonly how: 'removed'; readonly found: null };

/** A stretch of the chain: how many of its events are as they were written, and where it stops. */
export interface Stretch {
  /** The number of the last sound event; what comes before the stretch for none. */
  readonly last: number;
  /** When that one happened; null for none. */
  readonly lastAt: Date | null;
  /** That one's hash, in hexadecimal: who keeps it elsewhere knows later that nothing before it was written anew. Null for none. */
  readonly fingerprint: string | null;
  readonly verified: number;
  readonly broken: BrokenChain | null;
  /** Whether the chain ends here. */
  readonly complete: boolean;
}

interface ChainRow extends AuditRow {
  readonly action: AuditEventType;
}

/**
 * Checks the events that follow one in the chain, each against what it says and against the one before it; at the end, that
 * the organization's last version has its events, so that none was cut off there.
 *
 * @param after the number of an event that was found sound; 0: from the beginning.
 */
export async function verifyStretch(db: Db, after: number, limit: number): Promise<Stretch> {
  const rows = await query<ChainRow>(
    db,
    'verify_stretch',
    'select * from audit_event where organization_id = $1 and number >= $2 order by number limit $3',
    [db.organizationId, Math.max(after, 1), after > 0 ? limit + 1 : limit],
  );
  let previous: { number: number; hash: Buffer; at: Date | null; version: number } = { number: 0, hash: beginning, at: null, version: 0 };
  const first = after > 0 ? rows.shift() : undefined;
  if (first) previous = first;
  const stop = (broken: BrokenChain | null): Stretch => ({
    last: previous.number,
    lastAt: previous.at,
    fingerprint: previous.number === 0 ? null : previous.hash.toString('hex'),
    verified: Math.max(0, previous.number - after),
    broken,
    complete: rows.length < limit,
  });
  if (previous.number !== after) return stop({ at: after, how: 'removed', found: null });
  for (const row of rows) {
    const follows = row.number === previous.number + 1 && row.prev_hash.equals(previous.hash);
    if (!follows || !isAsWritten(db, row)) return stop(await howBroken(db, previous, row));
    previous = row;
  }
  if (rows.length === limit || previous.version === (await currentVersion(db))) return stop(null);
  return stop({ at: previous.number + 1, how: 'removed', found: null });
}

/** Whether a row is what its own hash was made of; the copy of its type, by which it is found, too. */
const isAsWritten = (db: Db, row: ChainRow): boolean =>
  row.action === row.event.type && hashOf(db.organizationId, keptOf(row), row.prev_hash).equals(row.hash);

/** What became of the event after `previous`, in whose place `row` stands, or after whose place. */
async function howBroken(db: Db, previous: { number: number; hash: Buffer }, row: ChainRow): Promise<BrokenChain> {
  const at = previous.number + 1;
  if (row.number === at && row.prev_hash.equals(previous.hash)) return { at, how: 'changed', found: row };
  const [moved] = await query<StandingEvent>(
    db,
    'follower_in_chain',
    'select number, action, at from audit_event where organization_id = $1 and prev_hash = $2 order by number limit 1',
    [db.organizationId, previous.hash],
  );
  if (moved) return { at, how: 'reordered', found: moved };
  if (row.number !== at) return { at, how: 'removed', found: null };
  return { at, how: isAsWritten(db, row) ? 'detached' : 'changed', found: row };
}

async function currentVersion(db: Db): Promise<number> {
  const [row] = await query<{ version: number }>(
    db,
    'version_of_chain',
    'select version from organization_version where organization_id = $1',
    [db.organizationId],
  );
  return row?.version ?? 0;
}

/** How many events an organization's chain has, as far as anybody can tell before it is walked: the highest number. */
export async function countChain(db: Db): Promise<number> {
  const [row] = await query<{ events: number }>(
    db,
    'count_chain',
    'select coalesce(max(number), 0) as events from audit_event where organization_id = $1',
    [db.organizationId],
  );
  return row?.events ?? 0;
}

/** Walks an organization's whole chain in one transaction: for chains of which that is quick. */
export async function verifyChain(db: Db): Promise<Pick<Stretch, 'verified' | 'broken'>> {
  let verified = 0;
  let last = 0;
  for (;;) {
    const stretch = await verifyStretch(db, last, 1000);
    verified += stretch.verified;
    if (stretch.broken !== null || stretch.complete) return { verified, broken: stretch.broken };
    last = stretch.last;
  }
}
