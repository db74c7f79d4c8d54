import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestDatabase, freshDatabase } from '@totem/operations/testing-database';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let webDir: string;
const children: ChildProcess[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  webDir = await mkdtemp(join(tmpdir(), 'totem-console-'));
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Totem</title>');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(webDir, { recursive: true }));

function start(env: Record<string, string>) {
  const child = fork(`${import.meta.dirname}/main.ts`, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { child, exit: once(child, 'close').then(([code]: unknown[]) => code), output: () => output };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo; // a server that listens on TCP has one
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const urlOf = ({ user, host, database: name, port }: TestDatabase['api']) =>
  `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`;

test('wrong settings are told all at once, and nothing listens', async () => {
  const port = await freePort();
  const api = start({ PORT: String(port), TOTEM_SECRET: 'short', DATABASE_URL: 'nonsense' });
  expect(await api.exit).toBe(1);
  for (const name of ['DATABASE_URL', 'TOTEM_SECRET', 'TOTEM_PUBLIC_URL']) expect(api.output()).toContain(`${name}: it must`);
  await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow('fetch failed');
});

test('SIGTERM under load: every request is answered, and the process ends well', async () => {
  const port = await freePort();
  const api = start({
    DATABASE_URL: urlOf(database.api),
    PORT: String(port),
    TOTEM_PUBLIC_URL: `http://localhost:${port}`,
    TOTEM_SECRET: 'only for this test, thirty-two characters',
    TOTEM_WEB_DIR: webDir,
    TOTEM_DRAIN_DELAY_MS: '500',
  });
  const url = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(isReady, { timeout: 10_000 }).toBe(200);

  // Clients that call until the balancer's question says that this process stops.
  const answers: number[] = [];
  const client = async () => {
    while ((await isReady()) === 200) answers.push((await fetch(`${url}/api/trpc/me.person`)).status);
  };
  const clients = Promise.all(Array.from({ length: 8 }, client));
  await expect.poll(() => answers.length).toBeGreaterThan(50);
  api.child.kill('SIGTERM');
  await clients;
  expect(await api.exit).toBe(0);
  expect(answers.filter((status) => status !== 200)).toEqual([]);
  const lines = api.output().trim().split('\n');
  expect(lines.every((line) => JSON.parse(line).time)).toBe(true);
  expect(lines.some((line) => line.includes('"route":"/api/trpc/:path"'))).toBe(true);
  expect(api.output()).not.toContain('/health');
});
