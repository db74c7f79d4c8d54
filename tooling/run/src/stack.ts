import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startApi } from '@totem/api/http';
import type { DbConnection } from '@totem/db/orm';
import { prepareDatabase } from '@totem/db/prepare';
import { type DemoSignIn, seedDemo } from '@totem/operations/demo';
import { startTemporaryPostgres } from '@totem/postgres/server';
import { whyNotReached } from './database.ts';
import { type KeptDatabase, type KeptDatabaseOptions, openKept, whyPostgresNotStarted } from './kept-database.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { NotStarted, codesOf } from './not-started.ts';
import { startWorker } from './worker-process.ts';

const webDir = resolve(import.meta.dirname, '../../../apps/web/dist');

export interface StackOptions extends KeptDatabaseOptions {
  readonly port: number;
  readonly host?: string | undefined;
  /** Without it, a mail catcher takes all mail. */
  readonly smtpUrl?: string | undefined;
  /** How people reach us from outside, when that differs from the address that we listen on. */
  readonly publicUrl?: string | undefined;
}

export interface Stack {
  /** The console, and the API under it. */
  readonly url: string;
  /** Null where an SMTP server was named. */
  readonly mailbox: Mailbox | null;
  /** Who can sign in to the demo; empty where none was seeded. */
  readonly people: readonly DemoSignIn[];
  /** As api and worker connect: roles that row-level security binds. */
  readonly connections: { readonly api: DbConnection; readonly worker: DbConnection };
  /** Of the process that runs now. */
  readonly workerPid: () => number;
  /** In order: no new requests, jobs, mail, database. A second call waits for the first. */
  close(): Promise<void>;
}

type Log = (line: string) => void;

interface Parts {
  readonly openDatabase: () => Promise<KeptDatabase>;
  readonly seed: (api: DbConnection) => Promise<readonly DemoSignIn[]>;
  readonly secret: string;
  readonly options: Omit<StackOptions, 'dataDir'>;
}

/**
 * The whole product on a database that stays.
 *
 * @throws NotStarted with one sentence: folder not writable or in use, database not reachable, port taken
 */
export async function startStack(options: StackOptions, log: Log): Promise<Stack> {
  const { dataDir, secret, isEmbedded, open } = await openKept(options);
  const seed = async (api: DbConnection) => {
    if (!isEmbedded) return [];
    if (dataDir.demo) return dataDir.demo;
    const people = await seedDemo(api);
    await dataDir.keepDemo(people);
    return people;
  };
  return start({ openDatabase: open, seed, secret, options }, log);
}

/** The whole product on free ports, with the demo, on a database that goes with it. */
export function startTemporaryStack(log: Log = () => {}): Promise<Stack> {
  const openDatabase = async () => {
    const postgres = await startTemporaryPostgres();
    return { owner: postgres.connection('postgres'), stop: postgres.stop };
  };
  return start({ openDatabase, seed: seedDemo, secret: randomBytes(32).toString('base64url'), options: { port: 0 } }, log);
}

async function start({ openDatabase, seed, secret, options }: Parts, log: Log): Promise<Stack> {
  const steps: (() => Promise<unknown>)[] = [];
  const stopAll = async () => {
    for (const step of steps.toReversed()) await step().catch((error: unknown) => log(`while stopping: ${String(error)}`));
  };
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= stopAll());
  try {
    const { owner, passwords, stop } = await openDatabase();
    if (stop) steps.push(stop);
    const connections = await prepareDatabase(owner, passwords).catch((error: unknown) => {
      throw whyNotReached(owner, error) ?? error;
    });
    const people = await seed(connections.api);
    const mailbox = options.smtpUrl ? null : await openMailbox();
    if (mailbox) steps.push(mailbox.close);
    const api = await startApi({
      connection: connections.api,
      port: options.port,
      secret,
      ...(options.host && { host: options.host }),
      ...(options.publicUrl && { publicUrl: options.publicUrl }),
      ...(existsSync(webDir) && { webDir }),
    });
    const { smtpUrl = mailbox?.smtpUrl ?? '', publicUrl = api.url } = options;
    // The worker goes after the API, so that what the last requests asked for is still taken up.
    const worker = await startWorker({ connection: connections.worker, smtpUrl, publicUrl }, log).catch(async (error: unknown) => {
      await api.close();
      throw error;
    });
    steps.push(worker.stop, api.close);
    return { url: publicUrl, mailbox, people, connections, workerPid: () => worker.pid, close };
  } catch (error) {
    await close();
    throw whyNotStarted(error, options.port) ?? error;
  }
}

function whyNotStarted(error: unknown, port: number): NotStarted | null {
  const ofPostgres = whyPostgresNotStarted(error);
  if (ofPostgres) return ofPostgres;
  const codes = codesOf(error);
  if (codes.includes('EADDRINUSE')) return new NotStarted(`Port ${port} is already in use: set PORT to a free one.`, { cause: error });
  if (codes.includes('EADDRNOTAVAIL')) return new NotStarted('TOTEM_HOST is not an address of this machine.', { cause: error });
  if (codes.includes('EACCES'))
    return new NotStarted(`Port ${port} needs more rights than this user has: set PORT to one above 1023.`, { cause: error });
  return null;
}
