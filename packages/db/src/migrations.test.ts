import { readFile, readdir } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMigrator } from './migrator.ts';
import type { DbConnection } from './orm.ts';
import { prepareDatabase } from './prepare.ts';
import { emptyDatabase } from './testing.ts';

let owner: DbConnection;
let client: pg.Client;

beforeAll(async () => {
  owner = await emptyDatabase();
  await prepareDatabase(owner);
  client = new pg.Client(owner);
  await client.connect();
});
afterAll(() => client.end());

const column = async (statement: string): Promise<string[]> =>
  (await client.query<{ name: string }>(statement)).rows.map((row) => row.name);

/** Global tables: found by id or by key, never listed, in no organization. */
const globalTables = [
  'app_user',
  'email_address',
  'mail_delivery',
  'membership_directory',
  'migration',
  'notification_preference',
  'organization_slug',
  'product_version',
];

test('the migrations make what the entities say', async () => {
  const migrator = await openMigrator(owner);
  const drift = await migrator.schema.getUpdateSchemaSQL({ wrap: false });
  await migrator.close();
  // Foreign keys are the migrations' own: the entities do not know them.
  const keys = await column(`select conname as name from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  const others = drift.split('\n').filter((line) => line.trim() !== '' && !keys.some((key) => line.endsWith(`drop constraint "${key}";`)));
  expect(others).toEqual([]);
});

test('preparing a database twice does no harm', async () => {
  const before = await column('select name from migration order by name');
  expect(await prepareDatabase(owner)).toMatchObject({ api: { user: 'totem_api' }, worker: { user: 'totem_worker' } });
  expect(await column('select name from migration order by name')).toEqual(before);
});

test('a plain owner of a database, no superuser, can prepare it', async () => {
  const server = await emptyDatabase();
  const superuser = new pg.Client(server);
  await superuser.connect();
  const plain = `plain_${server.database.slice(-12)}`;
  await superuser.query(`create role ${plain} login createrole`);
  await superuser.query(`alter database ${server.database} owner to ${plain}`);
  // The roles are the server's, and made already: whoever prepares a database must be allowed to hand them on.
  await superuser.query(`grant totem_owner, totem_api, totem_worker, totem_lookup to ${plain} with admin option`);
  await superuser.end();
  expect(await prepareDatabase({ ...server, user: plain })).toMatchObject({ api: { user: 'totem_api', database: server.database } });
});

test('I18 every table of an organization leads with it in every key, and no other table refers to one', async () => {
  const keys = await column(`
    select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
    where t.relnamespace = 'public'::regnamespace and t.relname <> all ('{${globalTables.join(',')}}') and c.contype in ('p', 'u', 'x', 'f')
      and (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) <> 'organization_id'
      and not (c.contype = 'f' and c.confrelid = 'app_user'::regclass)`);
  const indexes = await column(`
    select i.indexrelid::regclass::text as name from pg_index i join pg_class t on t.oid = i.indrelid
    where t.relnamespace = 'public'::regnamespace and t.relname <> all ('{${globalTables.join(',')}}')
      and (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) is distinct from 'organization_id'`);
  const fromGlobal = await column(`
    select conname as name from pg_constraint where contype = 'f' and conrelid = any ('{${globalTables.join(',')}}'::regclass[])
      and confrelid <> all ('{${globalTables.join(',')}}'::regclass[])`);
  expect({ keys, indexes, fromGlobal }).toEqual({ keys: [], indexes: [], fromGlobal: [] });
});

test('whatever names another row of the organization is a key to it', async () => {
  const loose = await column(`
    select t.relname || '.' || a.attname as name from pg_attribute a join pg_class t on t.oid = a.attrelid
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relrowsecurity and a.atttypid = 'uuid'::regtype
      and a.attname <> all ('{id,organization_id}')
      and not exists (select from pg_constraint c where c.contype = 'f' and c.conrelid = t.oid and a.attnum = any (c.conkey))`);
  // An event may be about anything.
  expect(loose).toEqual(['audit_subject.subject_id']);
});

test('every table of an organization is bound by the one policy, its owner too', async () => {
  const unbound = await column(`
    select relname as name from pg_class t where relnamespace = 'public'::regnamespace and relkind = 'r'
      and exists (select from pg_attribute where attrelid = t.oid and attname = 'organization_id') and relname <> all ('{${globalTables.join(',')}}')
      and not (relrowsecurity and relforcerowsecurity and exists (
        select from pg_policy p where p.polrelid = t.oid and p.polname = 'tenant' and p.polcmd = '*' and p.polpermissive
          and pg_get_expr(p.polqual, t.oid) = pg_get_expr(p.polwithcheck, t.oid)
          and pg_get_expr(p.polqual, t.oid) like '(organization_id = (NULLIF(current_setting(''app.organization_id''%'))`);
  expect(unbound).toEqual([]);
});

test('the schema holds no trigger of ours, no advisory lock, and nothing that sets null on deletion', async () => {
  expect(
    await column(
      `select tgname as name from pg_trigger where not tgisinternal and tgrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`,
    ),
  ).toEqual([]);
  expect(
    await column(
      `select conname as name from pg_constraint where contype = 'f' and (confdeltype in ('n', 'd') or confupdtype <> 'a') and connamespace = 'public'::regnamespace`,
    ),
  ).toEqual([]);
  const folder = `${import.meta.dirname}/../migrations`;
  const files = await Promise.all((await readdir(folder)).map((file) => readFile(`${folder}/${file}`, 'utf8')));
  expect(files.filter((text) => /pg_advisory|create trigger|on delete set null|concurrently|materialized view/i.test(text))).toEqual([]);
});

test('functions that see over organizations are these, with a pinned search path, and for no one else', async () => {
  const functions = await client.query<{ name: string; config: string[] | null; open: boolean; owner: string }>(`
    select p.proname as name, p.proconfig as config, has_function_privilege('public', p.oid, 'execute') as open, pg_get_userbyid(p.proowner) as owner
    from pg_proc p where p.prosecdef and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) order by 1`);
  const names = functions.rows.map((row) => row.name);
  expect(names).toEqual(['organizations_of', 'refresh_statistics', 'versions', 'who_is_asking', 'whose_key']);
  expect(functions.rows.filter((row) => row.open || row.config?.join() !== 'search_path=pg_catalog, pg_temp')).toEqual([]);
});

test('the roles that serve own nothing and may do nothing but read and write rows', async () => {
  const { rows } = await client.query(`
    select rolname, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication as powerful,
      exists (select from pg_class where relowner = r.oid) as owns,
      exists (select from pg_auth_members where member = r.oid) as becomes,
      has_schema_privilege(r.oid, 'public', 'create') or has_schema_privilege(r.oid, 'auth', 'create') or has_schema_privilege(r.oid, 'job', 'create')
        or has_schema_privilege(r.oid, 'lookup', 'create') or has_database_privilege(r.oid, current_database(), 'create')
        or has_database_privilege(r.oid, current_database(), 'temporary') as creates,
      exists (select from pg_class c where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace, 'job'::regnamespace)
        and has_table_privilege(r.oid, c.oid, 'truncate, trigger, references')) as truncates
    from pg_roles r where rolname in ('totem_api', 'totem_worker') order by 1`);
  const nothing = { powerful: false, owns: false, becomes: false, creates: false, truncates: false };
  expect(rows).toEqual([
    { rolname: 'totem_api', ...nothing },
    { rolname: 'totem_worker', ...nothing },
  ]);
});

test('G11 the api may do exactly this with rows of ours', async () => {
  expect(await privilegesOf('totem_api')).toMatchInlineSnapshot(`
    [
      "access_grant: insert select update (end_reason ended_at ended_by)",
      "activity_export: delete insert select",
      "activity_export_part: select",
      "api_key: insert select update (last_used_on revoked_at)",
      "app_user: select update (display_name language time_zone)",
      "archive: insert select update (valid_until)",
      "audit_event: insert select",
      "audit_subject: insert select",
      "custom_role: insert select update (description label)",
      "custom_role_content: insert select update (valid_until)",
      "delta: insert select",
      "email_address: delete insert select update (display is_primary verified_at)",
      "idempotency_key: insert select",
      "import: delete insert select update (bytes effect failure judged judging rows state troubles)",
      "import_row: delete insert select update (cells outcome problem verdict)",
      "location_group: insert select update (name)",
      "location_group_entry: insert select update (valid_until)",
      "mail_delivery: insert select",
      "member: insert select update (attributes email email_key ended_at name name_folded user_id)",
      "member_state: insert select update (valid_until)",
      "member_word: delete insert select",
      "membership_directory: delete insert select",
      "migration: select",
      "node: insert select update (attributes name type)",
      "node_kind_pair: delete insert select",
      "node_placement: insert select update (valid_until)",
      "notification_preference: insert select update (muted)",
      "organization: insert select update (archived_at language name paid_seats settings time_zone)",
      "organization_catalog: insert select update (valid_until)",
      "organization_slug: insert select",
      "organization_version: insert select update (version)",
      "participation: insert select update (valid_until)",
      "product_version: insert select",
      "resource: insert select update (attributes owner_id title)",
      "resource_location: insert select update (valid_until)",
      "service_account: insert select update (disabled_at name)",
      "service_item: insert select update (name)",
      "user_group: insert select update (name)",
      "user_group_member: insert select update (valid_until)",
    ]
  `);
});

test('G11 the worker may do exactly this besides', async () => {
  const api = await privilegesOf('totem_api');
  expect((await privilegesOf('totem_worker')).filter((line) => !api.includes(line))).toMatchInlineSnapshot(`
    [
      "activity_export: delete select update (bytes ended_at events failure parts position state troubles)",
      "activity_export_part: insert select",
      "app_user: select update (display_name is_operator language time_zone)",
      "delta: delete insert select",
      "idempotency_key: delete insert select",
      "import: delete select update (effect failure judged state troubles)",
      "import_row: select update (outcome place problem verdict)",
      "mail_delivery: delete insert select update (answer attempts ended_at held_until state)",
      "notification_preference: insert select",
      "organization_version: insert select update (epoch version)",
    ]
  `);
});

const privilegesOf = (role: string): Promise<string[]> =>
  column(`
    select relname || ': ' || concat_ws(' ',
      (select string_agg(lower(privilege), ' ' order by privilege) from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) privilege
       where has_table_privilege('${role}', c.oid, privilege)),
      (select 'update (' || string_agg(attname, ' ' order by attname) || ')' from pg_attribute a where attrelid = c.oid and attnum > 0 and not attisdropped
         and has_column_privilege('${role}', c.oid, attnum, 'UPDATE') and not has_table_privilege('${role}', c.oid, 'UPDATE'))) as name
    from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`);
