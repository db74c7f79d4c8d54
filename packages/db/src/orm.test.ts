import { Outage } from '@totem/domain/errors';
import type { OrganizationId } from '@totem/domain/ids';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Orm, inOrganization, openOrm } from './orm.ts';
import { retrying } from './retry.ts';
import { constraintOf, failureOf } from './sqlstate.ts';
import { type TestDatabase, freshDatabase, importScenario } from './testing.ts';
import { lockVersion } from './version.ts';

let database: TestDatabase;
let orm: Orm;
let organization: OrganizationId;

beforeAll(async () => {
  database = await freshDatabase();
  orm = await openOrm(database.api, { pool: { changes: 2 }, connectTimeoutMs: 300 });
  organization = (await importScenario(orm, 'acme')).id;
});
afterAll(() => orm.close());

const onServer = async (statement: string, values: readonly unknown[] = []) => {
  const client = new pg.Client(database.owner);
  await client.connect();
  await client.query(statement, [...values]).finally(() => client.end());
};

test('F3 a connection that dies between two statements is an outage, and the next works', async () => {
  const died = inOrganization(orm, organization, async (db) => {
    const { rows } = await db.client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await onServer('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await db.client.query('select 1');
  });
  await expect(died).rejects.toBeInstanceOf(Outage);
  await expect(died).rejects.toMatchObject({ outcome: 'not_done' });
  expect(await inOrganization(orm, organization, async (db) => (await db.client.query('select 1')).rowCount)).toBe(1);
});

test('a transaction lost before its commit is made once more', async () => {
  let tries = 0;
  await retrying(() =>
    inOrganization(orm, organization, async (db) => {
      const { rows } = await db.client.query<{ pid: number }>('select pg_backend_pid() as pid');
      if (++tries === 1) await onServer('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await db.client.query('select 1');
    }),
  );
  expect(tries).toBe(2);
});

test('F4 a connection that dies at the commit leaves the outcome unknown, and is not tried again', async () => {
  let tries = 0;
  const unknown = retrying(() =>
    inOrganization(
      orm,
      organization,
      async (db) => {
        tries++;
        const { rows } = await db.client.query<{ pid: number }>('select pg_backend_pid() as pid');
        await onServer('select pg_terminate_backend($1)', [rows[0]?.pid]);
      },
      { purpose: 'changes' },
    ),
  );
  await expect(unknown).rejects.toMatchObject({ outcome: 'unknown' });
  expect(tries).toBe(1);
});

test('F6 an exhausted pool answers within its limit', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const holding = Array.from({ length: 2 }, () => inOrganization(orm, organization, () => held, { purpose: 'changes' }));
  await expect(inOrganization(orm, organization, () => Promise.resolve(), { purpose: 'changes' })).rejects.toBeInstanceOf(Outage);
  release();
  await Promise.all(holding);
});

test('F7 a version row held by somebody else is waited for 2 s, then given up', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let locked = () => {};
  const first = new Promise<void>((resolve) => (locked = resolve));
  const holding = inOrganization(
    orm,
    organization,
    async (db) => {
      await lockVersion(db);
      locked();
      await held;
    },
    { purpose: 'changes' },
  );
  await first;
  const started = performance.now();
  await expect(inOrganization(orm, organization, lockVersion, { purpose: 'changes' })).rejects.toMatchObject({ outcome: 'not_done' });
  expect(performance.now() - started).toBeGreaterThan(1_500);
  release();
  await holding;
});

test('a transaction that failed inside is never taken for done', async () => {
  const swallowed = inOrganization(orm, organization, async (db) => {
    await db.client.query('select 1 / 0').catch(() => {});
  });
  await expect(swallowed).rejects.toThrow('failed before its commit');
});

test('a constraint is known by its name, on a shard too', () => {
  const onShard = Object.assign(new Error('duplicate key value violates unique constraint "member_of_user_102034"'), { code: '23505' });
  expect(constraintOf(onShard)).toBe('member_of_user');
  expect(constraintOf(Object.assign(new Error('x'), { code: '23P01', constraint: 'access_grant_once' }))).toBe('access_grant_once');
  expect(constraintOf(new Error('duplicate key'))).toBeNull();
  expect(failureOf(Object.assign(new Error('x'), { code: '40P01' })).is).toBe('again');
});
