import { createHash } from 'node:crypto';
import type { Actor } from '@totem/domain/actor';
import { type AuditEvent, subjectsOf } from '@totem/domain/audit';
import type { MemberId, Version } from '@totem/domain/ids';
import type { Cursor, Page } from '@totem/domain/paging';
import { canonical } from './canonical.ts';
import { pageFrom, placeOf } from './cursor.ts';
import { type Db, query } from './orm.ts';
import type { Locked } from './version.ts';

/** An event as it is kept: what happened, when, by whom, and its place in the organization's chain. */
export interface KeptEvent {
  /** Counts the organization's events from 1, without gaps. */
  readonly number: number;
  readonly version: Version;
  readonly at: Date;
  readonly actor: Actor;
  /** Null: the actor acted as themselves. */
  readonly viewedAs: MemberId | null;
  readonly event: AuditEvent;
}

type Chained = KeptEvent & { readonly prevHash: Buffer; readonly hash: Buffer };

const beginning = Buffer.alloc(32);

/** Appends what happened to the organization's chain; under the lock, so that the chain has one order. */
export async function appendAudit(
  tx: Locked,
  version: Version,
  at: Date,
  actor: Actor,
  events: readonly AuditEvent[],
  viewedAs: MemberId | null = null,
): Promise<void> {
  if (events.length === 0) return;
  const [last] = await query<{ number: number; hash: Buffer }>(
    tx,
    'last_audit_event',
    'select number, hash from audit_event where organization_id = $1 order by number desc limit 1',
    [tx.organizationId],
  );
  let number = last?.number ?? 0;
  let prevHash = last?.hash ?? beginning;
  const rows = events.map((event) => {
    const kept = { number: ++number, version, at, actor, viewedAs, event };
    const hash = hashOf(tx.organizationId, kept, prevHash);
    const row = {
      ...kept,
      prevHash: prevHash.toString('hex'),
      hash: hash.toString('hex'),
      action: event.type,
      about: [...new Set(subjectsOf(event))],
    };
    prevHash = hash;
    return row;
  });
  await query(
    tx,
    'append_audit',
    `with happened as (
       select number, action, actor, event, about, "prevHash", hash from jsonb_to_recordset($5::jsonb)
         as r(number bigint, action text, actor jsonb, event jsonb, about uuid[], "prevHash" text, hash text)
     ), kept as (
       insert into audit_event (organization_id, number, version, at, actor, viewed_as, action, event, prev_hash, hash)
       select $1, number, $2, $3, actor, $4, action, event, decode("prevHash", 'hex'), decode(hash, 'hex') from happened
     )
     insert into audit_subject (organization_id, subject_id, number) select $1, unnest(about), number from happened`,
    [tx.organizationId, version, at, viewedAs, JSON.stringify(rows)],
  );
}

export interface ListAudit {
  /** Only events about this member, group, grant, node or item. */
  readonly subject?: string | undefined;
  readonly cursor?: Cursor | undefined;
  readonly pageSize: number;
}

interface AuditRow {
  number: number;
  version: Version;
  at: Date;
  actor: Actor;
  viewed_as: MemberId | null;
  event: AuditEvent;
  prev_hash: Buffer;
  hash: Buffer;
}

/** What happened, newest first. */
export async function listAudit(db: Db, { subject, cursor, pageSize }: ListAudit): Promise<Page<KeptEvent>> {
  const question = { list: 'audit', subject: subject ?? null };
  const before = placeOf(cursor, question)?.[0] ?? Number.MAX_SAFE_INTEGER;
  const rows =
    subject === undefined
      ? await query<AuditRow>(
          db,
          'list_audit',
          'select * from audit_event where organization_id = $1 and number < $2 order by number desc limit $3',
          [db.organizationId, before, pageSize + 1],
        )
      : await query<AuditRow>(
          db,
          'list_audit_about',
          `select e.* from audit_subject s join audit_event e on e.organization_id = $1 and e.number = s.number
           where s.organization_id = $1 and s.subject_id = $2 and s.number < $3 order by s.number desc limit $4`,
          [db.organizationId, subject, before, pageSize + 1],
        );
  return pageFrom(rows.map(keptOf), pageSize, question, (row) => [row.number]);
}

/** The member who last acted on one of these members, groups or things after a version; null: nobody, or no member. */
export async function findLastActor(db: Db, subjects: readonly string[], since: Version): Promise<MemberId | null> {
  const [last] = await query<{ member: MemberId | null }>(
    db,
    'last_actor',
    `select e.actor ->> 'member' as member from audit_event e
     where e.organization_id = $1 and e.version > $3 and exists (
       select from audit_subject s where s.organization_id = $1 and s.number = e.number and s.subject_id = any ($2::uuid[])
     ) order by e.number desc limit 1`,
    [db.organizationId, subjects, since],
  );
  return last?.member ?? null;
}

/**
 * Walks an organization's chain from its first kept event on.
 *
 * @returns how many events are as they were written, and the number of the first that is not, or that is missing; null for none.
 */
export async function verifyChain(db: Db): Promise<{ readonly verified: number; readonly brokenAt: number | null }> {
  let verified = 0;
  let previous: Chained | null = null;
  for (;;) {
    const rows: AuditRow[] = await query<AuditRow>(
      db,
      'verify_chain',
      'select * from audit_event where organization_id = $1 and number > $2 order by number limit 1000',
      [db.organizationId, previous?.number ?? 0],
    );
    if (rows.length === 0) return { verified, brokenAt: null };
    for (const row of rows) {
      const kept: Chained = { ...keptOf(row), prevHash: row.prev_hash, hash: row.hash };
      const follows: boolean = previous === null || (kept.number === previous.number + 1 && kept.prevHash.equals(previous.hash));
      if (!follows || !hashOf(db.organizationId, kept, kept.prevHash).equals(kept.hash))
        return { verified, brokenAt: previous === null ? kept.number : previous.number + 1 };
      previous = kept;
      verified++;
    }
  }
}

const keptOf = (row: AuditRow): KeptEvent => ({
  number: row.number,
  version: row.version,
  at: row.at,
  actor: row.actor,
  viewedAs: row.viewed_as,
  event: row.event,
});

function hashOf(organizationId: string, { number, version, at, actor, viewedAs, event }: KeptEvent, prevHash: Buffer): Buffer {
  const text = canonical({ organizationId, number, version, at: at.toISOString(), actor, viewedAs, event });
  return createHash('sha256').update(prevHash).update(text).digest();
}
