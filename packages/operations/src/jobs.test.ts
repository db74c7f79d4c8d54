import { randomUUID } from 'node:crypto';
import { OrganizationId, UserId } from '@totem/domain/ids';
import { type Orm, inOrganization, openOrm } from '@totem/db/orm';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Job, type Queue, openQueue } from './jobs.ts';
import { newId } from './new-id.ts';

const warnings: Error[] = [];
const warn = (error: Error) => void warnings.push(error);
let database: TestDatabase;
let orm: Orm;
let sender: Queue;
let worker: Queue;
let pool: pg.Pool;
const seen: Job<'mail'>[] = [];
let onMail: (job: Job<'mail'>) => Promise<void> = async () => {};

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ ...database.owner, max: 1 });
  orm = await openOrm(database.api);
  sender = await openQueue({ connection: database.api, supervises: false, warn });
  worker = await openQueue({ connection: database.worker, supervises: true, warn });
  await worker.work({
    mail: async (job) => {
      seen.push(job);
      await onMail(job);
    },
    'grant.ending': async () => {},
    'activity.export': async () => {},
    'activity.forget': async () => {},
    'import.judge': async () => {},
    'import.make': async () => {},
    'import.forget': async () => {},
  });
});
afterAll(async () => {
  await sender.stop();
  await worker.stop();
  await orm.close();
  await pool.end();
});

const mail = (): Job<'mail'> => ({
  key: randomUUID(),
  userId: newId(UserId),
  mail: { template: 'sign_in.reset', link: 'https://totem.example/x' },
});
const keys = () => seen.map(({ key }) => key);
const stateOf = async (key: string) =>
  (await pool.query(`select state from job.job where data->>'key' = $1 and name = 'mail'`, [key])).rows[0]?.state;

test('a worker gets the job of a committed change at once, and none of one that was rolled back', async () => {
  const [lost, kept] = [mail(), mail()];
  const organizationId = newId(OrganizationId);
  const rolledBack = inOrganization(orm, organizationId, async (db) => {
    await sender.send(db, 'mail', lost);
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  await inOrganization(orm, organizationId, (db) => sender.send(db, 'mail', kept));
  const committed = performance.now();
  await sender.wake('mail');
  await expect.poll(keys, { timeout: 5_000, interval: 5 }).toContain(kept.key);
  expect(performance.now() - committed).toBeLessThan(1_500); // the poll comes every two seconds
  expect(keys()).not.toContain(lost.key);
});

test('without the wake-up the job is found by the next poll', async () => {
  const job = mail();
  await inOrganization(orm, newId(OrganizationId), (db) => sender.send(db, 'mail', job));
  await expect.poll(keys, { timeout: 8_000, interval: 20 }).toContain(job.key);
});

test('a job that fails comes back later', async () => {
  const job = mail();
  onMail = async ({ key }) => {
    if (key === job.key) throw new Error('the mail server is away');
  };
  await sender.sendNow('mail', job);
  await expect.poll(() => stateOf(job.key), { timeout: 5_000, interval: 20 }).toBe('retry');
  expect(warnings.at(-1)?.message).toMatch(/^mail [0-9a-f-]{36}: the mail server is away$/);
  const { rows } = await pool.query(
    `select start_after - now() as later, retry_limit, dead_letter, heartbeat_seconds from job.job where data->>'key' = $1`,
    [job.key],
  );
  expect(rows[0]).toMatchObject({ retry_limit: 20, dead_letter: 'dead', heartbeat_seconds: 10 });
  onMail = async () => {};
});

test('a job after its last try lies with the dead, where it is counted', async () => {
  const job = mail();
  onMail = async () => {
    throw new Error('never');
  };
  const before = await sender.countDead();
  await sender.sendNow('mail', job);
  await expect.poll(() => stateOf(job.key), { timeout: 5_000, interval: 20 }).toBe('retry');
  await pool.query(`update job.job set retry_count = retry_limit - 1, start_after = now() where data->>'key' = $1`, [job.key]);
  await sender.wake('mail');
  await expect.poll(() => sender.countDead(), { timeout: 8_000, interval: 50 }).toBe(before + 1);
  onMail = async () => {};
});

test('a payload that is not what its name says is not worked on', async () => {
  const id = randomUUID();
  await pool.query(`insert into job.job (id, name, data) values ($1, 'mail', '{"key":"x","userId":"nobody"}')`, [id]);
  await sender.wake('mail');
  const state = async () => (await pool.query('select state from job.job where id = $1', [id])).rows[0]?.state;
  await expect.poll(state, { timeout: 8_000, interval: 20 }).toMatch(/retry|failed/);
  expect(keys()).not.toContain('x');
});

test('the same thing is sent once in a while, whoever sends it', async () => {
  const [first, second] = [mail(), mail()];
  await sender.sendOnceIn(300, 'once', 'mail', first);
  await worker.sendOnceIn(300, 'once', 'mail', second);
  const { rows } = await pool.query(`select count(*)::int as n from job.job where data->>'key' in ($1, $2)`, [first.key, second.key]);
  expect(rows[0].n).toBe(1);
});

test('nothing else was complained of: each role may do all that it has to', () => {
  expect(warnings.map(({ message }) => message).filter((message) => !message.startsWith('mail '))).toEqual([]);
});

test('stopping lets the job in hand end', async () => {
  const job = mail();
  const finish = Promise.withResolvers<void>();
  onMail = ({ key }) => (key === job.key ? finish.promise : Promise.resolve());
  await sender.sendNow('mail', job);
  await expect.poll(keys, { timeout: 15_000, interval: 5 }).toContain(job.key);
  const stopped = worker.stop();
  finish.resolve();
  await stopped;
  expect(await stateOf(job.key)).toBe('completed');
});
