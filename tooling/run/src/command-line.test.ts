import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openOrm } from '@totem/db/orm';
import { emptyDatabase, freshDatabase, importScenario } from '@totem/db/testing';
import { startPostgres } from '@totem/postgres/server';
import { afterEach, expect, test, vi } from 'vitest';
import { inherited } from './env.ts';
import { demoSignIn } from './large-world.ts';

vi.setConfig({ testTimeout: 60_000 });
const started: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'totem-command-'));
  folders.push(folder);
  return folder;
}

/** Runs a command to its end. */
async function totem(args: readonly string[], settings: Record<string, string> = {}) {
  const child = launch(args, settings);
  const [out, errors, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'exit')]);
  return { code, out, errors };
}

function launch(args: readonly string[], settings: Record<string, string>): ChildProcess {
  const env = { ...inherited, DATABASE_URL: '', PGPORT: '', TOTEM_DATA_DIR: '/dev/null/none', ...settings };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'command-line.ts'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

test('help names every command, and what is not known is one sentence', async () => {
  const [help, ...wrong] = await Promise.all([
    totem(['help']),
    totem(['demon']),
    totem(['demo', '--siz', 'S']),
    totem(['demo', '--size', 'XL']),
    totem(['demo', 'S']),
    totem(['audit']),
    totem(['audit', 'verify', 'marvel']),
    totem(['audit', 'verify', '--organization']),
  ]);

  expect(help).toMatchObject({ code: 0, out: expect.stringMatching(/^ {2}demo --size SIZE .*\n {2,}S {2}1 organization:/m) });
  const pointer = 'npm run totem -- help says what there is.\n';
  expect(wrong).toEqual(
    [
      `totem does not know demon: ${pointer}`,
      `demo does not know --siz: ${pointer}`,
      '--size is one of S, M, L.\n',
      `demo does not know S: ${pointer}`,
      'audit needs what to do: audit verify.\n',
      `audit verify does not know marvel: ${pointer}`,
      '--organization needs the slug of one, as it stands in its address.\n',
    ].map((errors) => ({ code: 1, out: '', errors })),
  );
});

test('a data folder that cannot be written, and a database that is not there, are one sentence each', async () => {
  const folder = await dataFolder();
  const [unwritable, unreachable] = await Promise.all([
    totem(['demo']),
    totem(['demo', '--size', 'S'], { TOTEM_DATA_DIR: folder, DATABASE_URL: 'postgres://totem@127.0.0.1:1/totem' }),
  ]);

  expect(unwritable.errors).toMatch(/^The data folder \S+ cannot be written \(\w+\): set TOTEM_DATA_DIR to another one\.\n$/);
  expect(unreachable).toMatchObject({
    code: 1,
    errors: 'The database totem at 127.0.0.1:1 cannot be used: nothing listens there. Check DATABASE_URL.\n',
  });
});

test('it loads into the database of the data folder, whether or not that runs already', async () => {
  const folder = await dataFolder();
  const fresh = await totem(['demo', '--size', 'S'], { TOTEM_DATA_DIR: folder });
  expect(fresh).toMatchObject({ code: 0, errors: '', out: expect.stringContaining(`${demoSignIn.email}  ${demoSignIn.password}`) });

  const running = await startPostgres({ dataDir: join(folder, 'pg') });
  try {
    const small = await totem(['demo'], { TOTEM_DATA_DIR: folder });
    expect(small).toMatchObject({ code: 0, errors: '', out: expect.stringContaining('nick@marvel.example') });
    expect(await slugsIn(running.connection('postgres'))).toEqual(['acme', 'clinique-mouvement', 'maison-aurore-s', 'marvel', 'wakanda']);
    expect(await totem(['demo'], { TOTEM_DATA_DIR: folder })).toEqual(small);
  } finally {
    await running.stop();
  }
});

test('migrate makes the schema and the roles in a database of one’s own, and twice does no harm', async () => {
  const running = await startPostgres({ dataDir: join(await dataFolder(), 'pg') });
  try {
    const owner = running.connection('postgres');
    const DATABASE_URL = `postgres://${owner.user}@x:${owner.port}/${owner.database}?host=${encodeURIComponent(owner.host)}`;
    const settings = { DATABASE_URL, TOTEM_API_PASSWORD: 'one for the api', TOTEM_WORKER_PASSWORD: 'one for the worker' };
    expect(await totem(['migrate'], { DATABASE_URL })).toMatchObject({
      code: 1,
      errors: 'migrate needs DATABASE_URL, TOTEM_API_PASSWORD and TOTEM_WORKER_PASSWORD.\n',
    });
    for (let time = 0; time < 2; time++)
      expect(await totem(['migrate'], settings)).toMatchObject({ code: 0, errors: '', out: expect.stringMatching(/ is up to date\.\n$/) });
    expect(await slugsIn({ ...owner, user: 'totem_api', password: settings.TOTEM_API_PASSWORD })).toEqual([]);
  } finally {
    await running.stop();
  }
});

test('BX-46 audit verify checks one organization or all, names what was tampered with, and ends with 1', async () => {
  const { owner, api } = await freshDatabase();
  const orm = await openOrm(api);
  const acme = await importScenario(orm, 'acme').finally(() => orm.close());
  const url = `postgres://${owner.user}@x:${owner.port}/${owner.database}?host=${encodeURIComponent(owner.host)}`;
  const settings = { TOTEM_DATA_DIR: await dataFolder(), DATABASE_URL: url };
  const verify = (...args: string[]) => totem(['audit', 'verify', ...args], settings);
  const whole = { code: 0, errors: '', out: expect.stringMatching(/^acme: whole\. 1 event, the last [0-9a-f]{64}\.\n$/) };
  expect(await Promise.all([verify(), verify('--organization', 'acme'), verify('--organization', 'nowhere')])).toEqual([
    whole,
    whole,
    { code: 1, out: '', errors: 'There is no organization nowhere.\n' },
  ]);
  const tamperer = await openOrm(owner);
  try {
    await tamperer.pools.changes.query(`update audit_event set event = jsonb_set(event, '{members}', '7') where organization_id = $1`, [
      acme.id,
    ]);
    expect(await verify()).toEqual({
      code: 1,
      errors: '',
      out: expect.stringMatching(/^acme: BROKEN\. Event 1 was changed: it now is organization\.imported of \S+Z\. Nothing before it\.\n$/),
    });
  } finally {
    await tamperer.close();
  }
});

test('audit verify of a database without a Totem says so', async () => {
  const { host, port, user, database } = await emptyDatabase();
  const DATABASE_URL = `postgres://${user}@x:${port}/${database}?host=${encodeURIComponent(host)}`;
  expect(await totem(['audit', 'verify'], { TOTEM_DATA_DIR: await dataFolder(), DATABASE_URL })).toEqual({
    code: 1,
    out: '',
    errors: `The database ${database} at ${host}:${port} has no Totem in it.\n`,
  });
});

async function slugsIn(connection: Parameters<typeof openOrm>[0]): Promise<string[]> {
  const orm = await openOrm(connection);
  try {
    const { rows } = await orm.pools.reads.query<{ slug: string }>('select slug from organization_slug order by slug');
    return rows.map(({ slug }) => slug);
  } finally {
    await orm.close();
  }
}

test('stopped by Ctrl-C, it leaves no half of an organization', async () => {
  const { owner } = await freshDatabase();
  const orm = await openOrm(owner);
  const count = async (from: string) => (await orm.pools.reads.query<{ count: number }>(`select count(*) from ${from}`)).rows[0]?.count;
  const url = `postgres://${owner.user}@x:${owner.port}/${owner.database}?host=${encodeURIComponent(owner.host)}`;
  const child = launch(['demo', '--size', 'M'], { TOTEM_DATA_DIR: await dataFolder(), DATABASE_URL: url });
  const ended = Promise.all([text(child.stderr!), once(child, 'exit')]);
  const here = `pg_stat_activity where datname = current_database() and application_name = 'totem changes'`;
  try {
    await vi.waitFor(async () => expect(await count(`${here} and query like 'insert into access_grant%'`)).toBeGreaterThan(0), {
      timeout: 40_000,
      interval: 20,
    });
    child.kill('SIGINT');
    const [errors, [code]] = await ended;
    expect({ code, errors }).toEqual({
      code: 1,
      errors: 'SIGINT: stopped. What was finished stays; give the command again for the rest.\n',
    });
    await vi.waitFor(async () => expect(await count(here)).toBe(0), { timeout: 20_000, interval: 50 });
    expect(await count('organization')).toBe(await count('organization_slug'));
    expect(await count('access_grant where organization_id not in (select organization_id from organization_slug)')).toBe(0);
  } finally {
    await orm.close();
  }
});
