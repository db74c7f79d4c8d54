import { randomUUIDv7 } from 'node:crypto';
import type { OrganizationId } from '@totem/domain/ids';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Orm, inOrganization, openOrm } from './orm.ts';
import { type TestDatabase, freshDatabase, importScenario } from './testing.ts';

let database: TestDatabase;
let orm: Orm;
let superuser: pg.Client;
let ours: OrganizationId;
let theirs: OrganizationId;

/** What the worked examples leave empty, so that every key has a row on both sides. */
const further = `
  insert into service_item (organization_id, id, node_id, service, name)
    select $1, gen_random_uuid(), node_id, 'voc', 'x' from node_placement where organization_id = $1 and parent_id is null;
  insert into location_group (organization_id, id, home_node_id, name)
    select $1, gen_random_uuid(), node_id, 'x' from node_placement where organization_id = $1 and parent_id is null;
  insert into user_group (organization_id, id, home_node_id, name)
    select $1, gen_random_uuid(), node_id, 'x' from node_placement where organization_id = $1 and parent_id is null;
  insert into service_account (organization_id, id, name, home_node_id)
    select $1, gen_random_uuid(), 'x', node_id from node_placement where organization_id = $1 and parent_id is null;
  insert into api_key (organization_id, id, service_account_id, name, prefix, token_hash, scopes)
    select $1, gen_random_uuid(), id, 'x', 'x', sha256(id::text::bytea), '{}' from service_account where organization_id = $1;
  insert into custom_role (organization_id, id, based_on, label) values ($1, gen_random_uuid(), 'voc/reader', 'x');
  insert into custom_role_content (organization_id, id, role_id, can, valid_from) select $1, gen_random_uuid(), id, '[]', now() from custom_role where organization_id = $1;
  insert into resource (organization_id, id, type, title) values ($1, gen_random_uuid(), 'client_file', 'x');
  insert into resource_location (organization_id, id, resource_id, node_id, valid_from)
    select $1, gen_random_uuid(), r.id, p.node_id, now() from resource r, node_placement p
    where r.organization_id = $1 and p.organization_id = $1 and p.parent_id is null and not exists (select from resource_location l where l.resource_id = r.id);
  insert into participation (organization_id, id, resource_id, member_id, kind, valid_from)
    select $1, gen_random_uuid(), r.id, m.id, 'x', now() from resource r, member m where r.organization_id = $1 and m.organization_id = $1 limit 1;
  insert into archive (organization_id, id, resource_id, valid_from) select $1, gen_random_uuid(), id, now() from resource where organization_id = $1 limit 1;
  insert into activity_export (organization_id, id, member_id, user_id, node_id, filter, format, language, time_zone, newest, position, kept_until)
    select $1, gen_random_uuid(), m.id, m.user_id, p.node_id, '{}', 'csv', 'en', 'UTC', 1, 2, now() from member m, node_placement p
    where m.organization_id = $1 and m.user_id is not null and p.organization_id = $1 and p.parent_id is null limit 1;
  insert into activity_export_part (organization_id, export_id, number, content) select $1, id, 1, 'x' from activity_export where organization_id = $1;
  insert into import (organization_id, id, member_id, user_id, node_id, name, language, time_zone, kept_until)
    select $1, gen_random_uuid(), m.id, m.user_id, p.node_id, 'x', 'en', 'UTC', now() from member m, node_placement p
    where m.organization_id = $1 and m.user_id is not null and p.organization_id = $1 and p.parent_id is null limit 1;
  insert into import_row (organization_id, import_id, number, line, kind, cells) select $1, id, 1, 2, 'people', '{}' from import where organization_id = $1;
  insert into audit_subject (organization_id, subject_id, relation, action, number) values ($1, gen_random_uuid(), 'about', 'x', 1)`;

beforeAll(async () => {
  database = await freshDatabase();
  orm = await openOrm(database.api);
  // Two products, so that not even kinds of node are the same.
  ours = (await importScenario(orm, 'marvel')).id;
  theirs = (await importScenario(orm, 'clinique')).id;
  superuser = new pg.Client(database.owner);
  await superuser.connect();
  for (const id of [ours, theirs]) await superuser.query(further.replaceAll('$1', `'${id}'`));
  // A number that only the other organization's events have come to.
  await superuser.query(
    `insert into audit_event (organization_id, number, version, at, actor, action, event, prev_hash, hash)
     select organization_id, 2, 1, now(), '{}', 'x', '{}', hash, hash from audit_event where organization_id = $1`,
    [theirs],
  );
});
afterAll(async () => {
  await orm.close();
  await superuser.end();
});

interface Key {
  name: string;
  table: string;
  columns: string[];
  target: string;
  targets: string[];
}

const keysBetweenTenants = async (): Promise<Key[]> =>
  (
    await superuser.query<Key>(`
      select c.conname as name, c.conrelid::regclass::text as table, c.confrelid::regclass::text as target,
        array(select attname::text from unnest(c.conkey[2:]) with ordinality k(n, o) join pg_attribute on attrelid = c.conrelid and attnum = k.n order by o) as columns,
        array(select attname::text from unnest(c.confkey[2:]) with ordinality k(n, o) join pg_attribute on attrelid = c.confrelid and attnum = k.n order by o) as targets
      from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace and cardinality(c.conkey) > 1 order by 1`)
  ).rows;

test('G10 no row can refer to another organization, with policies and conditions away', async () => {
  const keys = await keysBetweenTenants();
  const answers: Record<string, string> = {};
  for (const { name, table, columns, target, targets } of keys) {
    // What a row must look like is not asked here: only whether the key itself refuses.
    const { rows } = await superuser.query<{ conname: string }>(
      `select conname from pg_constraint where conrelid = $1::regclass and (contype in ('c', 'x') or contype = 'f' and conname <> $2)`,
      [table, name],
    );
    await superuser.query('begin');
    for (const { conname } of rows) await superuser.query(`alter table ${table} drop constraint ${conname}`);
    answers[name] = await superuser
      .query(
        `update ${table} set (${columns.join(', ')}) = row (${targets.map((column) => `(select ${column} from ${target} where organization_id = '${theirs}' order by 1 desc limit 1)`).join(', ')})
         where ctid = (select ctid from ${table} where organization_id = '${ours}' limit 1)`,
      )
      .then(
        (result) => `${result.rowCount} changed`,
        (error: unknown) => (error instanceof pg.DatabaseError ? (error.code ?? '') : String(error)),
      );
    await superuser.query('rollback');
  }
  expect(keys.length).toBeGreaterThan(35);
  expect(Object.entries(answers).filter(([, answer]) => answer !== '23503')).toEqual([]);
});

const tenantTables = async (): Promise<string[]> =>
  (
    await superuser.query<{ name: string }>(`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity order by 1`)
  ).rows.map((row) => row.name);

test('G10 an organization sees its own rows alone, and nobody sees none', async () => {
  const foreign: string[] = [];
  let seen = 0;
  for (const table of await tenantTables()) {
    const count = async (client: { query: pg.Client['query'] }) =>
      (
        await client.query<{ own: string; all: string }>(
          `select count(*) filter (where organization_id = '${ours}') as own, count(*) as all from ${table}`,
        )
      ).rows[0];
    const mine = await inOrganization(orm, ours, (db) => count(db.client));
    if (mine?.own !== mine?.all) foreign.push(table);
    seen += Number(mine?.own);
    const { rows } = await orm.pools.reads.query<{ all: number }>(`select count(*)::int as all from ${table}`);
    if (rows[0]?.all !== 0) foreign.push(`${table}, asked by nobody`);
  }
  expect(foreign).toEqual([]);
  expect(seen).toBeGreaterThan(100);
});

test('a row of another organization is refused by the policy', async () => {
  const insert = `insert into resource (organization_id, id, type, title) values ('${theirs}', '${randomUUIDv7()}', 'x', 'x')`;
  await expect(inOrganization(orm, ours, (db) => db.client.query(insert))).rejects.toMatchObject({ code: '42501' });
});

test('what has ended stays as it is', async () => {
  const end = `update access_grant set ended_at = now() where organization_id = '${ours}'`;
  const { rowCount: ended } = await inOrganization(orm, ours, (db) => db.client.query(end), { purpose: 'changes' });
  const { rowCount: again } = await inOrganization(orm, ours, (db) => db.client.query(end), { purpose: 'changes' });
  expect(ended).toBeGreaterThan(10);
  expect(again).toBe(0);
});

test('no statement, lock or transaction of a serving role waits for ever', async () => {
  const { rows } = await orm.pools.reads.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout') order by name`,
  );
  expect(rows.map((row) => `${row.name} ${row.setting}`)).toEqual([
    'idle_in_transaction_session_timeout 10000',
    'lock_timeout 2000',
    'statement_timeout 5000',
    'transaction_timeout 15000',
  ]);
});
