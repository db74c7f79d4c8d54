import { Delta } from '@totem/domain/access/deltas';
import { Version } from '@totem/domain/ids';
import { Refusal } from '@totem/domain/errors';
import { type Db, query } from './orm.ts';

/** The ticket to change an organization: its version row is locked until the transaction ends. */
export interface Locked extends Db {
  /** The version that this change starts from. */
  readonly version: Version;
  readonly epoch: number;
  /** The database's clock, read when the lock was had: later than that of every change before. */
  readonly now: Date;
  readonly locked: true;
  /** Whether nothing of it stays, in one snapshot of this version. */
  readonly isRehearsal: boolean;
}

/**
 * Waits for the change of this organization that is under way, if any, and holds back the next. Every statement after it
 * sees all that was committed before.
 *
 * @throws Refusal `organization.not_found`
 */
export async function lockVersion(db: Db): Promise<Locked> {
  // The clock stands outside the locking part, so that it is read after the wait.
  const [row] = await query<{ version: number; epoch: number; now: Date }>(
    db,
    'lock_version',
    `select locked.version, locked.epoch, date_trunc('milliseconds', clock_timestamp()) as now
     from (select version, epoch from organization_version where organization_id = $1 for update) locked`,
    [db.organizationId],
  );
  if (!row) throw new Refusal('organization.not_found');
  return { ...db, version: Version.parse(row.version), epoch: row.epoch, now: row.now, locked: true, isRehearsal: false };
}

/**
 * The ticket to rehearse a change: nothing is locked, so nobody waits and nobody is held up. Only for a transaction that is
 * one snapshot and always rolled back.
 *
 * @throws Refusal `organization.not_found`
 */
export async function rehearse(db: Db): Promise<Locked> {
  const [row] = await query<{ version: number; epoch: number; now: Date }>(
    db,
    'rehearse',
    `select version, epoch, date_trunc('milliseconds', clock_timestamp()) as now from organization_version where organization_id = $1`,
    [db.organizationId],
  );
  if (!row) throw new Refusal('organization.not_found');
  return { ...db, version: Version.parse(row.version), epoch: row.epoch, now: row.now, locked: true, isRehearsal: true };
}

/** Stores what the change touched, as one delta, and makes it the organization's next version. Once in a transaction. */
export async function bumpVersion(tx: Locked, deltas: readonly Delta[]): Promise<Version> {
  const version = Version.parse(tx.version + 1);
  const made = await query(
    tx,
    'bump_version',
    `with next as (
       update organization_version set version = $2 where organization_id = $1 and version = $2 - 1 returning organization_id, version
     )
     insert into delta (organization_id, version, touched) select organization_id, version, $3 from next returning version`,
    [tx.organizationId, version, JSON.stringify(mergeDeltas(deltas))],
  );
  if (made.length !== 1) throw new Error('A transaction makes one version, and holds the lock while it does.');
  return version;
}

export interface DeltasSince {
  /** The version that the deltas lead to. */
  readonly version: Version;
  readonly epoch: number;
  /** In ascending order; null where some are no longer kept: nothing known before can be trusted. */
  readonly deltas: readonly (Delta & { readonly version: Version })[] | null;
}

/** What was touched after version `since`, with the version it leads to, in one snapshot. */
export async function listDeltasSince(db: Db, since: Version): Promise<DeltasSince> {
  const [row] = await query<{ version: number; epoch: number; deltas: { version: number; touched: unknown }[] }>(
    db,
    'deltas_since',
    `select v.version, v.epoch,
       coalesce((select jsonb_agg(jsonb_build_object('version', d.version, 'touched', d.touched) order by d.version)
                 from delta d where d.organization_id = v.organization_id and d.version > $2), '[]') as deltas
     from organization_version v where v.organization_id = $1`,
    [db.organizationId, since],
  );
  if (!row) throw new Refusal('organization.not_found');
  const whole = row.version >= since && row.deltas.length === row.version - since;
  const deltas = row.deltas.map(({ version, touched }) => ({ ...Delta.parse(touched), version: Version.parse(version) }));
  return { version: Version.parse(row.version), epoch: row.epoch, deltas: whole ? deltas : null };
}

/** Removes the deltas that nobody needs: older than `before` and more than 10,000 versions back. How many there were. */
export async function pruneDeltas(db: Db, before: Date): Promise<number> {
  const rows = await query<{ version: number }>(
    db,
    'prune_deltas',
    `delete from delta d using organization_version v
     where d.organization_id = $1 and v.organization_id = $1 and d.created_at < $2 and d.version <= v.version - 10000 returning d.version`,
    [db.organizationId, before],
  );
  return rows.length;
}

function mergeDeltas(deltas: readonly Delta[]): Delta {
  const all = <Id>(of: (delta: Delta) => readonly Id[]) => [...new Set(deltas.flatMap(of))];
  return {
    members: all((delta) => delta.members),
    userGroups: all((delta) => delta.userGroups),
    locationGroups: all((delta) => delta.locationGroups),
    tree: deltas.some((delta) => delta.tree),
    catalog: deltas.some((delta) => delta.catalog),
  };
}
