import { type PgConnection, startTemporaryPostgres } from '@totem/postgres/server';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { prepareDatabase } from './prepare.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's connection to the server that all test files share. */
    postgres: PgConnection;
  }
}

/** Cloned for each test file. */
export const templateDatabase = 'totem_template';

/** Runs once for all test files: one server, with a migrated template to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryPostgres({ max_connections: '200' });
  const superuser = server.connection('postgres');
  const client = new pg.Client(superuser);
  await client.connect();
  await client.query(`create database ${templateDatabase}`);
  await client.end();
  await prepareDatabase(server.connection(templateDatabase));
  project.provide('postgres', superuser);
  return () => server.stop();
}
