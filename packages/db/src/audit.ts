import { createHash } from 'node:crypto';
import type { Actor } from '@totem/domain/actor';
import { type AuditEvent, type AuditEventType, auditEventTypes, placesOf, subjectsOf } from '@totem/domain/audit';
import type { MemberId, NodeId, Version } from '@totem/domain/ids';
import { slices } from './bulk.ts';
import { canonical } from './canonical.ts';
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
  /** SHA-256 of all this and the hash before it, in hexadecimal. */
  readonly fingerprint: string;
}

type Written = Omit<KeptEvent, 'fingerprint'>;

/** What the first event follows. */
export const beginning: Buffer = Buffer.alloc(32);

/**
 * Appends what happened to the organization's chain; under the lock, so that the chain has one order. What happened at a node
 * that moved at this very moment happened at both ends.
 */
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
      places: placesOf(event),
    };
    prevHash = hash;
    return row;
  });
  for (const some of slices(rows, eventsAtOnce))
    await query(
      tx,
      'append_audit',
      `with happened as (
       select * from jsonb_to_recordset($5::jsonb)
         as r(number bigint, action text, actor jsonb, event jsonb, about uuid[], places jsonb, "prevHash" text, hash text)
     ), kept as (
       insert into audit_event (organization_id, number, version, at, actor, viewed_as, action, event, prev_hash, hash)
       select $1, number, $2, $3, actor, $4, action, event, decode("prevHash", 'hex'), decode(hash, 'hex') from happened
     ), placed as (
       select h.number, h.action, ${homeOf} as node from happened h
       cross join lateral jsonb_to_recordset(h.places) as r(node uuid, item uuid, "locationGroup" uuid, "group" uuid, member uuid)
       union all
       select h.number, h.action, p.node_id from happened h
       join node_placement p on p.organization_id = $1 and p.parent_id is null and p.valid_until is null
       where h.places = '[]'
     )
     insert into audit_subject (organization_id, subject_id, relation, action, number)
     select $1, unnest(about), 'about', action, number from happened
     union all
     select $1, coalesce(actor ->> 'member', actor ->> 'serviceAccount')::uuid, 'by', action, number from happened
       where coalesce(actor ->> 'member', actor ->> 'serviceAccount') is not null
     union all
     select distinct $1::uuid, above.node, 'within', w.action, w.number from placed w
       join node_placement p on p.organization_id = $1 and p.node_id = w.node and (p.valid_until is null or p.valid_until = $3)
       cross join lateral unnest(p.path) as above(node)`,
      [tx.organizationId, version, at, viewedAs, JSON.stringify(some)],
    );
}

/** So many events are written by one statement: thousands at once may take longer than any statement is given. */
const eventsAtOnce = 1_000;

/** The node at which a place is, now that the event happens. */
const homeOf = `coalesce(r.node,
  (select i.node_id from service_item i where i.organization_id = $1 and i.id = r.item),
  (select l.home_node_id from location_group l where l.organization_id = $1 and l.id = r."locationGroup"),
  (select u.home_node_id from user_group u where u.organization_id = $1 and u.id = r."group"),
  (select s.home_node_id from member_state s where s.organization_id = $1 and s.member_id = r.member and s.valid_until is null))`;

/** A thing that events are asked about, and which of them count. */
export interface AskedAbout {
  readonly subject: string;
  /** Absent: all. */
  readonly actions?: readonly AuditEventType[] | undefined;
  readonly from?: Date | undefined;
  /** Just before it. */
  readonly until?: Date | undefined;
}

/** Which events; everything given must hold, and one of `about`, `by` and `within` is. */
export interface AuditQuery {
  /** About one of these things, each for its own time. */
  readonly about?: readonly AskedAbout[] | undefined;
  readonly by?: MemberId | undefined;
  /** At this node or below it, as the tree was when it happened. */
  readonly within?: NodeId | undefined;
  readonly actions?: readonly AuditEventType[] | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  /** Only events with a lower number. */
  readonly before?: number | undefined;
}

export interface AuditRow {
  number: number;
  version: Version;
  at: Date;
  actor: Actor;
  viewed_as: MemberId | null;
  event: AuditEvent;
  prev_hash: Buffer;
  hash: Buffer;
}

/**
 * What happened, newest first, at most so many. Whatever is asked, each kind of event is read by the index from its newest
 * on, of the things asked about if there are any, else of who did it or of the node.
 */
export async function listAudit(db: Db, wanted: AuditQuery & { readonly limit: number }): Promise<KeptEvent[]> {
  const { by, within, from, until, before = Number.MAX_SAFE_INTEGER, limit } = wanted;
  const driver = await driverOf(db, wanted);
  const asked = driver.flatMap((one) =>
    (one.actions ?? auditEventTypes)
      .filter((action) => wanted.actions?.includes(action) ?? true)
      .map((action) => ({ ...one, action, from: later(one.from, from), until: earlier(one.until, until) })),
  );
  const isByNode = driver[0]?.relation === 'within';
  const rows = await query<AuditRow>(
    db,
    'list_audit',
    `with asked as materialized (
       select a.subject, a.relation, a.action, ${bounds} from jsonb_to_recordset($2::jsonb)
         as a(subject uuid, relation text, action text, "from" timestamptz, until timestamptz)
     ), concerned as materialized (
       select a.subject, a.actions, ${bounds} from jsonb_to_recordset($7::jsonb)
         as a(subject uuid, actions text[], "from" timestamptz, until timestamptz)
     ), hits as (
       select distinct h.number from asked a cross join lateral (
         select s.number from audit_subject s
         where s.organization_id = $1 and s.subject_id = a.subject and s.relation = a.relation and s.action = a.action
           and s.number >= a.low and s.number < least(a.high, $3)
           and ($4::uuid is null or a.relation = 'by' or ${also('$4', 'by')})
           and ($5::uuid is null or a.relation = 'within' or ${also('$5', 'within')})
           and ($7::jsonb is null or exists (
             select from concerned c where s.number >= c.low and s.number < c.high
               and (c.actions is null or s.action = any (c.actions)) and ${also('c.subject', 'about')}))
         order by s.number desc limit $6) h
       order by h.number desc limit $6
     )
     select e.* from hits join audit_event e on e.organization_id = $1 and e.number = hits.number order by e.number desc`,
    [
      db.organizationId,
      JSON.stringify(asked),
      before,
      by ?? null,
      within ?? null,
      limit,
      isByNode && wanted.about ? JSON.stringify(wanted.about) : null,
    ],
  );
  return rows.map(keptOf);
}

interface Driver extends Omit<AskedAbout, 'subject'> {
  readonly subject: string | undefined;
  readonly relation: 'about' | 'by' | 'within';
}

/** Few enough to look at each, in a few milliseconds. */
const few = 10_000;

/** What leads to the events that are asked for. Where little happened at the node, it does: elsewhere there may be very much. */
async function driverOf(db: Db, { about, by, within }: AuditQuery): Promise<readonly Driver[]> {
  const ofNode: readonly Driver[] = [{ subject: within, relation: 'within' }];
  if (about === undefined && by === undefined) return ofNode;
  if (within !== undefined && (await isFew(db, within))) return ofNode;
  return about?.map((one) => ({ ...one, relation: 'about' })) ?? [{ subject: by, relation: 'by' }];
}

async function isFew(db: Db, within: NodeId): Promise<boolean> {
  const [row] = await query<{ events: number }>(
    db,
    'few_within',
    `select count(*)::int as events from (
       select from audit_subject where organization_id = $1 and subject_id = $2 and relation = 'within' limit ${few + 1}) some_of_them`,
    [db.organizationId, within],
  );
  return (row?.events ?? 0) <= few;
}

/** Events follow each other in time, so a moment is a place in the chain: the first event from it on. */
const firstFrom = (moment: string) =>
  `(select e.number from audit_event e where e.organization_id = $1 and e.at >= ${moment} order by e.at, e.number limit 1)`;

/** Between which numbers the events of `a` are. */
const bounds = `coalesce(case when a."from" is not null then ${firstFrom('a."from"')} else 0 end, $3) as low,
  coalesce(case when a.until is not null then ${firstFrom('a.until')} end, $3) as high`;

const also = (subject: string, relation: string) =>
  `exists (select from audit_subject o where o.organization_id = $1 and o.subject_id = ${subject} and o.relation = '${relation}'
     and o.action = s.action and o.number = s.number)`;

const later = (one: Date | undefined, other: Date | undefined) => (one && other ? (one > other ? one : other) : (one ?? other));
const earlier = (one: Date | undefined, other: Date | undefined) => (one && other ? (one < other ? one : other) : (one ?? other));

/** Grants that were ended by the changes with these versions. */
export async function listEndedWith(db: Db, versions: readonly Version[]): Promise<KeptEvent[]> {
  const rows = await query<AuditRow>(
    db,
    'ended_with',
    `select * from audit_event where organization_id = $1 and version = any ($2) and action = 'grant.ended' order by number limit 1000`,
    [db.organizationId, versions],
  );
  return rows.map(keptOf);
}

/** The member who last acted on one of these members, groups or things after a version; null: nobody, or no member. */
export async function findLastActor(db: Db, subjects: readonly string[], since: Version): Promise<MemberId | null> {
  const [last] = await query<{ member: MemberId | null }>(
    db,
    'last_actor',
    `select e.actor ->> 'member' as member from audit_event e
     where e.organization_id = $1 and e.version > $3 and exists (
       select from audit_subject s where s.organization_id = $1 and s.subject_id = any ($2::uuid[]) and s.relation = 'about'
         and s.action = e.action and s.number = e.number
     ) order by e.number desc limit 1`,
    [db.organizationId, subjects, since],
  );
  return last?.member ?? null;
}

export const keptOf = (row: AuditRow): KeptEvent => ({
  number: row.number,
  version: row.version,
  at: row.at,
  actor: row.actor,
  viewedAs: row.viewed_as,
  event: row.event,
  fingerprint: row.hash.toString('hex'),
});

/** What an event's hash must be, after the one before it. */
export function hashOf(organizationId: string, { number, version, at, actor, viewedAs, event }: Written, prevHash: Buffer): Buffer {
  const text = canonical({ organizationId, number, version, at: at.toISOString(), actor, viewedAs, event });
  return createHash('sha256').update(prevHash).update(text).digest();
}
