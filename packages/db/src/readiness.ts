import { readdir } from 'node:fs/promises';
import type { Orm } from './orm.ts';
import { thrownFor } from './sqlstate.ts';

export interface Readiness {
  /** Why this process must not serve from this database, each a sentence for the operator; empty: it may. */
  readonly problems: readonly string[];
  /** What a lost machine would lose: `none` without a synchronous standby, `one` and `two` by how many are synchronous now. */
  readonly durability: 'none' | 'one' | 'two';
}

const folder = `${import.meta.dirname}/../migrations`;

/**
 * Whether the database is the primary, has this release's migrations, and binds our role by its policies.
 *
 * @throws Outage also on a standby
 */
export async function readReadiness(orm: Orm): Promise<Readiness> {
  const wanted = (await readdir(folder)).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length));
  const row = await read(orm);
  const missing = wanted.filter((name) => !row.migrations.includes(name));
  const unknown = row.migrations.filter((name) => !wanted.includes(name));
  const problems = [
    ...(row.powerful ? [`The role ${row.role} may more than it should: it must be no superuser, pass no policy and own no table.`] : []),
    ...missing.map((name) => `The migration ${name} was not made: prepare the database first.`),
    ...unknown.map((name) => `The database is ahead of this release: it has the migration ${name}.`),
  ];
  return { problems, durability: row.standbys >= 2 ? 'two' : row.standbys === 1 ? 'one' : 'none' };
}

interface Row {
  role: string;
  powerful: boolean;
  migrations: string[];
  standbys: number;
}

async function read(orm: Orm): Promise<Row> {
  try {
    // The position in the log can be read on a primary alone.
    const { rows } = await orm.pools.versions.query<Row & { timeline: string }>({
      name: 'readiness',
      text: `
        select current_user::text as role, pg_current_wal_lsn()::text as timeline,
          (select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user)
            or exists (select from pg_class c where c.relowner = (select oid from pg_roles where rolname = current_user) and c.relkind in ('r', 'p')) as powerful,
          (select coalesce(array_agg(name), '{}') from migration) as migrations,
          (select count(*)::int from pg_stat_replication where sync_state in ('sync', 'quorum')) as standbys`,
    });
    const [row] = rows;
    if (!row) throw new Error('The database answered nothing about itself.');
    return row;
  } catch (error) {
    throw thrownFor(error, 'work');
  }
}
