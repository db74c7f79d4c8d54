import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { DbConnection } from './orm.ts';
import { templateDatabase } from './testing-server.ts';

export interface TestDatabase {
  readonly api: DbConnection;
  readonly worker: DbConnection;
  /** A superuser, whom no policy binds: for looking at what is really there. */
  readonly owner: DbConnection;
}

/** A database of its own for a test file, as the migrations leave one. It goes with the server. */
export async function freshDatabase(): Promise<TestDatabase> {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${database} template ${templateDatabase} strategy wal_log`);
  return connectionsTo(database);
}

/** A database that is there and empty, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<DbConnection> {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${database}`);
  return connectionsTo(database).owner;
}

function connectionsTo(database: string): TestDatabase {
  const owner = { ...inject('postgres'), database };
  return { owner, api: { ...owner, user: 'totem_api' }, worker: { ...owner, user: 'totem_worker' } };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(inject('postgres'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
