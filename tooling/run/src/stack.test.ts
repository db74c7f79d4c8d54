import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { startPostgres } from '@totem/postgres/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inherited } from './env.ts';
import { startTemporaryStack } from './stack.ts';

let folder: string;
const started: ChildProcess[] = [];
vi.setConfig({ testTimeout: 90_000 });
const patient = { timeout: 30_000, interval: 50 };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'totem-start-'));
});

afterEach(async () => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Runs what `npm start` runs once everything is installed and built; on a free port unless one is named. */
function start(settings: Record<string, string> = {}, command = [process.execPath, join(import.meta.dirname, 'main.ts')]) {
  const [file = '', ...args] = command;
  const env = { ...inherited, TOTEM_DATA_DIR: join(folder, 'data'), PORT: '0', DATABASE_URL: '', SMTP_URL: '', PGPORT: '', ...settings };
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  return child;
}

interface Said {
  readonly console: string;
  readonly lines: string;
}

/** What it prints until it is ready. */
async function ready(child: ChildProcess): Promise<Said> {
  let lines = '';
  child.stdout?.setEncoding('utf8').on('data', (more: string) => (lines += more));
  const errors = text(child.stderr!);
  await Promise.race([
    vi.waitFor(() => expect(lines).toContain('Ctrl-C'), patient),
    once(child, 'exit').then(async () => {
      throw new Error(`It ended before it was ready:\n${lines}${await errors}`);
    }),
  ]);
  return { console: /Console\s+(\S+)/.exec(lines)?.[1] ?? '', lines };
}

/** What it says when it cannot start, and its exit code. */
async function whyNot(child: ChildProcess): Promise<{ code: unknown; said: string }> {
  const [said, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
  return { code, said };
}

async function takePort(): Promise<{ port: number; close(): Promise<unknown> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { port, close: () => new Promise((done) => server.close(done)) };
}

async function freePort(): Promise<number> {
  const { port, close } = await takePort();
  await close();
  return port;
}

interface Seen {
  readonly pid: number;
  readonly parent: number;
}

/** Every process of this machine that has not ended. */
async function processes(): Promise<Seen[]> {
  if (!existsSync('/proc/self/stat')) {
    const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,ppid=,stat=']);
    const rows = stdout.split('\n').map((row) => row.trim().split(/\s+/));
    return rows.flatMap(([pid, parent, state]) => (pid && !state?.startsWith('Z') ? [{ pid: Number(pid), parent: Number(parent) }] : []));
  }
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const seen = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null); // gone meanwhile
      const [state, parent] = status?.slice(status.lastIndexOf(')') + 2).split(' ') ?? [];
      return status === null || state === 'Z' ? [] : [{ pid, parent: Number(parent) }];
    }),
  );
  return seen.flat();
}

/** A process and all that it started, directly or not. */
async function family(pid: number): Promise<number[]> {
  const all = await processes();
  const below = (parent: number): number[] => [parent, ...all.filter((one) => one.parent === parent).flatMap((one) => below(one.pid))];
  return below(pid);
}

const left = async (pids: readonly number[]) => {
  const all = new Set((await processes()).map(({ pid }) => pid));
  return pids.filter((pid) => all.has(pid));
};

const isGone = (pids: readonly number[]) => vi.waitFor(async () => expect(await left(pids)).toEqual([]), patient);

test('a temporary stack answers, has people to sign in as, and leaves nothing behind', async () => {
  const stack = await startTemporaryStack();
  const folderOfDatabase = dirname(stack.connections.api.host);
  const { ok } = await fetch(`${stack.url}/health/ready`);
  const worker = stack.workerPid();
  await Promise.all([stack.close(), stack.close()]);

  expect(ok).toBe(true);
  expect(stack.people.length).toBeGreaterThan(0);
  expect(stack.mailbox?.mails).toEqual([]);
  expect(existsSync(folderOfDatabase)).toBe(false);
  await isGone([worker]);
});

test('it starts, says where and as whom, and ends on Ctrl-C; a second start keeps secret and data', async () => {
  const first = start();
  const said = await ready(first);
  const pids = await family(first.pid!);
  expect((await fetch(`${said.console}/health/ready`)).status).toBe(200);
  expect(said.lines).toMatch(/Mails\s+http:\/\/127\.0\.0\.1:\d+/);
  expect(said.lines).toContain('Sign in to the demo as');
  const secret = await readFile(join(folder, 'data', 'secret'), 'utf8');
  expect((await stat(join(folder, 'data', 'secret'))).mode & 0o777).toBe(0o600);
  first.kill('SIGINT');
  expect(await once(first, 'exit')).toEqual([0, null]);
  expect(pids.length).toBeGreaterThan(3);
  expect(await left(pids)).toEqual([]);

  const second = start();
  const again = await ready(second);
  expect(await readFile(join(folder, 'data', 'secret'), 'utf8')).toBe(secret);
  expect(again.lines.split('Sign in')[1]).toBe(said.lines.split('Sign in')[1]);
  second.kill('SIGTERM');
  expect(await once(second, 'exit')).toEqual([0, null]);
});

test('killed with SIGKILL, it leaves nothing running, and starts again', async () => {
  const first = start();
  await ready(first);
  const pids = await family(first.pid!);
  first.kill('SIGKILL');
  await isGone(pids);

  const second = start();
  await ready(second);
  second.kill('SIGTERM');
  await once(second, 'exit');
});

test('when whoever started it is killed with SIGKILL, it leaves nothing running', async () => {
  const parent = start({}, ['/bin/sh', '-c', `"${process.execPath}" "${join(import.meta.dirname, 'main.ts')}"; true`]);
  await ready(parent);
  const pids = await family(parent.pid!);
  expect(pids.length).toBeGreaterThan(4);
  parent.kill('SIGKILL');

  await isGone(pids);
});

test('a worker that is killed is started again', async () => {
  const stack = await startTemporaryStack();
  const before = stack.workerPid();
  process.kill(before, 'SIGKILL');
  await vi.waitFor(() => expect(stack.workerPid()).not.toBe(before), patient);
  const after = stack.workerPid();
  await stack.close();

  await isGone([before, after]);
});

test("a database of one's own is brought up to date and gets no demo; wrong words to it are one sentence", async () => {
  const pgPort = await freePort();
  const postgres = await startPostgres({ dataDir: join(folder, 'pg'), port: pgPort, ephemeral: true });
  try {
    const child = start({ DATABASE_URL: `postgres://postgres@127.0.0.1:${pgPort}/postgres` });
    const said = await ready(child);
    expect((await fetch(`${said.console}/health/ready`)).status).toBe(200);
    expect(said.lines).not.toContain('demo');
    child.kill('SIGTERM');
    await once(child, 'exit');

    const { code, said: refusal } = await whyNot(start({ DATABASE_URL: `postgres://postgres@127.0.0.1:${pgPort}/other` }));
    const sentence = `The database other at 127.0.0.1:${pgPort} cannot be used: there is no such database. Check DATABASE_URL.\n`;
    expect({ code, refusal }).toEqual({ code: 1, refusal: sentence });
  } finally {
    await postgres.stop();
  }
});

test('a taken port is one sentence', async () => {
  const { port, close } = await takePort();
  const answer = await whyNot(start({ PORT: String(port) }));
  await close();

  expect(answer).toEqual({ code: 1, said: `Port ${port} is already in use: set PORT to a free one.\n` });
});

test('a data folder that cannot be written is one sentence', async () => {
  await writeFile(join(folder, 'data'), '');

  const { code, said } = await whyNot(start());
  expect(code).toBe(1);
  expect(said).toMatch(/^The data folder \S+ cannot be written \(\w+\): set TOTEM_DATA_DIR to another one\.\n$/);
});

test('a data folder in use is one sentence', async () => {
  const first = start();
  await ready(first);
  const answer = await whyNot(start());
  first.kill('SIGTERM');
  await once(first, 'exit');

  const pg = join(folder, 'data', 'pg');
  expect(answer).toEqual({ code: 1, said: `Another process already runs PostgreSQL on ${pg}: stop that one first.\n` });
});

test('a database that cannot be reached is one sentence', async () => {
  const answer = await whyNot(start({ DATABASE_URL: 'postgres://totem@127.0.0.1:1/totem' }));

  expect(answer).toEqual({
    code: 1,
    said: 'The database totem at 127.0.0.1:1 cannot be used: nothing listens there. Check DATABASE_URL.\n',
  });
});

test('every wrong setting is told at once', async () => {
  const { code, said } = await whyNot(start({ PORT: 'x', DATABASE_URL: 'y' }));

  expect(code).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(2);
});
