import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { environment } from './env.ts';
import { PostgresNotStarted } from './failures.ts';
import { type PgConnection, type RunningPostgres, startPostgres, startTemporaryPostgres } from './server.ts';

let folder: string;
const started: RunningPostgres[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'totem-test-'));
  await chmod(folder, 0o755);
});

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(options: Partial<Parameters<typeof startPostgres>[0]> = {}): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir: join(folder, 'pg'), ...options });
  started.push(server);
  return server;
}

async function ask(connection: PgConnection, query: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(query);
    return rows;
  } finally {
    await client.end();
  }
}

const why = (attempt: Promise<RunningPostgres>) =>
  attempt.then(
    () => 'it started',
    (error: unknown) => (error instanceof PostgresNotStarted ? error.message : error),
  );

/** Signal 0 asks whether a process is there. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const postmasterOf = async (dataDir: string) => Number.parseInt(await readFile(join(dataDir, 'postmaster.pid'), 'utf8'), 10);

/** Another process that starts a server, prints its connection, and then only lives. */
function startElsewhere(expression: string, settings: Record<string, string> = {}): ChildProcess {
  const source = `
    import { startPostgres, startTemporaryPostgres } from ${JSON.stringify(import.meta.resolve('./server.ts'))};
    const server = await ${expression};
    console.log(JSON.stringify(server.connection('postgres')));
    process.stdin.resume();`;
  return spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...environment, ...settings },
  });
}

test('a temporary server is PostgreSQL 18 with its extensions, and leaves nothing behind', async () => {
  const server = await startTemporaryPostgres();
  const connection = server.connection('postgres');
  await ask(connection, 'create extension pg_trgm; create extension btree_gist; create extension pgcrypto');
  const rows = await ask(connection, "select current_setting('server_version_num')::int >= 180000 as ok, uuidv7() is not null as uuid");
  await server.stop();

  expect(rows).toEqual([{ ok: true, uuid: true }]);
  expect(existsSync(dirname(connection.host))).toBe(false);
});

test('a second start finds what the first one stored', async () => {
  const first = await start();
  await ask(first.connection('postgres'), 'create table kept as select 1 as one');
  await first.stop();

  const second = await start();
  expect(await ask(second.connection('postgres'), 'select one from kept')).toEqual([{ one: 1 }]);
});

test('the text order and the settings are the same on every machine', async () => {
  const server = await start({ settings: { max_connections: '23' } });

  expect(await ask(server.connection('postgres'), "select current_setting('max_connections') as connections, 'Z' < 'a' as bytes")).toEqual([
    { connections: '23', bytes: true },
  ]);
});

test('variables meant for PostgreSQL elsewhere do not reach it', async () => {
  const child = startElsewhere('startTemporaryPostgres()', { PGPORT: 'none', PGDATA: '/nowhere', PGOPTIONS: '-c wrong=1' });
  const [line] = await once(child.stdout!, 'data');
  child.kill();
  await once(child, 'close');

  expect(String(line)).toContain('"port":5432');
});

test('stopping twice is stopping once', async () => {
  const server = await start();
  await Promise.all([server.stop(), server.stop()]);
  await server.stop();

  expect(existsSync(join(folder, 'pg', 'postmaster.pid'))).toBe(false);
});

test('a folder that cannot be made or read is one sentence', async () => {
  await writeFile(join(folder, 'file'), '');
  const inFile = join(folder, 'file', 'pg');
  expect(await why(start({ dataDir: inFile }))).toBe(`The data folder ${inFile} cannot be written: a part of its path is a file.`);

  await mkdir(join(folder, 'pictures', 'cats'), { recursive: true });
  const pictures = join(folder, 'pictures');
  expect(await why(start({ dataDir: pictures }))).toBe(
    `The data folder ${pictures} cannot be written: it holds files that are not a database.`,
  );
});

test('a folder without the right to write is one sentence', async () => {
  const dataDir = join(folder, 'pg');
  await chmod(folder, 0o555);
  const asNobody = process.getuid?.() === 0;
  if (asNobody) process.seteuid?.(65534); // root may write everywhere
  const told = await why(start());
  if (asNobody) process.seteuid?.(0);

  expect(told).toBe(`The data folder ${dataDir} cannot be written: permission denied.`);
});

test('a path too long for a socket is one sentence', async () => {
  expect(await why(start({ dataDir: join(folder, 'x'.repeat(100)) }))).toMatch(/^The path of the data folder .* is \d+ bytes too long/);
});

test('a second process on the same folder is one sentence, and does the first no harm', async () => {
  const first = await start();
  expect(await why(start())).toBe(`Another process already runs PostgreSQL on ${join(folder, 'pg')}: stop that one first.`);

  expect(await ask(first.connection('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('of two that start at once on one new folder, one runs and the other says why not', async () => {
  const answers = await Promise.all([why(start()), why(start())]);

  expect(new Set(answers)).toEqual(
    new Set([`Another process already runs PostgreSQL on ${join(folder, 'pg')}: stop that one first.`, 'it started']),
  );
});

test('a taken port is one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  expect(await why(start({ port }))).toBe(`Port ${port} for PostgreSQL is already in use: set PGPORT to a free port, or unset it.`);

  await new Promise((resolve) => other.close(resolve));
  const server = await start({ port });
  expect(await ask({ ...server.connection('postgres') }, 'select inet_server_port() as port')).toEqual([{ port }]);
});

test('what PostgreSQL itself refuses is told in its words', async () => {
  expect(await why(start({ settings: { shared_buffers: 'plenty' } }))).toMatch(
    /^PostgreSQL did not start: invalid value for parameter "shared_buffers"/,
  );
});

test('a process killed with SIGKILL leaves no server, and no temporary folder', async () => {
  const child = startElsewhere('startTemporaryPostgres()');
  const [line] = await once(child.stdout!, 'data');
  const connection: unknown = JSON.parse(String(line));
  const dataDir = (connection as PgConnection).host; // what startElsewhere prints
  const postmaster = await postmasterOf(dataDir);
  expect(isRunning(postmaster)).toBe(true);

  child.kill('SIGKILL');
  await vi.waitFor(() => expect([isRunning(postmaster), existsSync(dirname(dataDir))]).toEqual([false, false]), { timeout: 10_000 });
});

test('a process killed while its server starts leaves no server', async () => {
  const dataDir = join(folder, 'pg');
  await (await start()).stop();
  const child = startElsewhere(`startPostgres({ dataDir: ${JSON.stringify(dataDir)} })`);
  const postmaster = await vi.waitFor(() => postmasterOf(dataDir), { timeout: 10_000, interval: 1 });
  child.kill('SIGKILL');

  await vi.waitFor(() => expect(isRunning(postmaster)).toBe(false), { timeout: 10_000 });
  const again = await start();
  expect(await ask(again.connection('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
});
