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

/** What is really there, read as a superuser whom no policy binds. */
export async function rowsIn<Row extends pg.QueryResultRow>(
  { owner }: TestDatabase,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** The ids of an imported organization's things by the references of its document: `user:may`, `voc:oscorp-voc`, `location_group:coast`. */
export async function idsByReference(database: TestDatabase, slug: string): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsIn<{ reference: string; id: string }>(
    database,
    `with here as (select organization_id from organization_slug where slug = $1)
     select 'organization' as reference, organization_id as id from here
     union all select kind || ':' || key, id from node where organization_id = (table here)
     union all select service || ':' || key, id from service_item where organization_id = (table here)
     union all select type || ':' || key, id from member where organization_id = (table here)
     union all select 'group:' || key, id from user_group where organization_id = (table here)
     union all select 'location_group:' || key, id from location_group where organization_id = (table here)
     union all select type || ':' || key, id from resource where organization_id = (table here)`,
    [slug],
  );
  return new Map(rows.map((row) => [row.reference, row.id]));
}
