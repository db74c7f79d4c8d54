import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import pg from 'pg';

// For the tests of packages that may not list `db`.
export { type TestDatabase, freshDatabase };

/** Takes a database away from everybody, connections under way included, or gives it back. */
export async function setReachable({ owner }: TestDatabase, reachable: boolean): Promise<void> {
  const client = new pg.Client({ ...owner, database: 'postgres' });
  await client.connect();
  await client.query(`alter database ${client.escapeIdentifier(owner.database)} allow_connections ${reachable}`);
  if (!reachable) await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [owner.database]);
  await client.end();
}
