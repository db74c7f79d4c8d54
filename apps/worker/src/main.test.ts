import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { openSignIn } from '@totem/operations/sign-in';
import { openQueue } from '@totem/operations/jobs';
import { type TestDatabase, freshDatabase } from '@totem/operations/testing-database';
import { type TestMailbox, openTestMailbox } from '@totem/operations/testing-mailbox';
import type { UserId } from '@totem/domain/ids';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let mailbox: TestMailbox;
let ada: UserId;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  mailbox = await openTestMailbox();
  const signIn = await openSignIn({
    connection: database.api,
    publicUrl: 'https://totem.example',
    secret: 'only for this test, thirty-two characters',
    sendMail: async () => {},
    warn: () => {},
  });
  const id = await signIn.addVerifiedUser({ name: 'Ada', email: 'ada@example.test', password: 'correct horse battery staple' });
  await signIn.close();
  if (!id) throw new Error('Nobody was added.');
  ada = id;
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => mailbox.close());

interface Started {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  output(): string;
}

function start(env: Record<string, string>): Started {
  const child = fork(`${import.meta.dirname}/main.ts`, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  // Not 'close', which does not come after a disconnect of ours.
  const exit = once(child, 'exit').then(async ([code]: unknown[]) => {
    for (const stream of [child.stdout, child.stderr]) if (stream) await finished(stream);
    return typeof code === 'number' ? code : null;
  });
  return { child, exit, output: () => output };
}
const settings = () => ({
  TOTEM_DB: JSON.stringify(database.worker),
  SMTP_URL: mailbox.smtpUrl,
  TOTEM_PUBLIC_URL: 'https://totem.example',
});

async function ready(): Promise<Started> {
  const started = start(settings());
  const [message] = await Promise.race([once(started.child, 'message'), started.exit.then(() => [started.output()])]);
  expect(message).toBe('ready');
  return started;
}

async function sendMail(): Promise<string> {
  const queue = await openQueue({ connection: database.api, supervises: false, warn: () => {} });
  const key = randomUUID();
  await queue.sendNow('mail', { key, userId: ada, mail: { template: 'sign_in.reset', link: `https://totem.example/${key}` } });
  await queue.stop();
  return key;
}
const takenFor = (key: string) => mailbox.taken.filter(({ raw }) => raw.replaceAll('=\n', '').includes(key));

test('a worker hands over the mail of a job and stops when it is told to', async () => {
  const worker = await ready();
  const key = await sendMail();
  await expect.poll(() => takenFor(key).length, { timeout: 8_000 }).toBe(1);
  worker.child.send('stop');
  expect([await worker.exit, worker.output()]).toEqual([0, '']);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops a worker after the mail in hand', async (signal) => {
  const worker = await ready();
  mailbox.treatment = 'never_answer';
  const key = await sendMail();
  // It is in hand from here on; the server takes its time.
  await expect.poll(() => mailbox.waiting, { timeout: 8_000 }).toBe(1);
  worker.child.kill(signal);
  mailbox.treatment = 'take';
  mailbox.answerWaiting();
  expect(await worker.exit).toBe(0);
  expect(takenFor(key).length).toBe(1);
});

test('a worker ends when the process that started it is gone', async () => {
  const worker = await ready();
  worker.child.disconnect();
  expect(await worker.exit).toBe(0);
});

test('wrong settings are told all at once, and nothing starts', async () => {
  const worker = start({ SMTP_URL: 'nonsense', TOTEM_DB: '{"host":1}' });
  expect(await worker.exit).toBe(1);
  for (const name of ['SMTP_URL', 'TOTEM_PUBLIC_URL', 'TOTEM_DB.host', 'TOTEM_DB.port']) expect(worker.output()).toContain(name);
});

test('a role that may more than it should is refused', async () => {
  const worker = start({ ...settings(), TOTEM_DB: JSON.stringify(database.owner) });
  expect(await worker.exit).toBe(1);
  expect(worker.output()).toContain('may more than it should');
});
