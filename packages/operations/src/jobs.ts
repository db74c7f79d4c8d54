// Longer than most: the names, payloads and patience of all jobs, and the one way to send and do them.
import { ActivityExportId, ImportId, OrganizationId, UserId } from '@totem/domain/ids';
import { Mail } from '@totem/domain/messages';
import type { Db, DbConnection } from '@totem/db/orm';
import { type JobInsert, PgBoss } from 'pg-boss';
import { z } from 'zod';

/**
 * Every job and what it carries: ids of rows, and for a mail what it says.
 *
 * A job may run twice, so `key` names the one thing that it stands for; of two mails with one key, one is handed over.
 */
export const jobs = {
  mail: z.strictObject({ key: z.string().min(1).max(300), userId: UserId, mail: Mail }),
  'grant.ending': z.strictObject({ organizationId: OrganizationId }),
  /** Writes on at a file of events. */
  'activity.export': z.strictObject({ organizationId: OrganizationId, export: ActivityExportId }),
  /** Removes such a file once its time is over. */
  'activity.forget': z.strictObject({ organizationId: OrganizationId, export: ActivityExportId }),
  /** Finds out what each row of an import would do. */
  'import.judge': z.strictObject({ organizationId: OrganizationId, import: ImportId, judging: z.int() }),
  /** Makes on at the rows of an import. */
  'import.make': z.strictObject({ organizationId: OrganizationId, import: ImportId }),
  /** Removes an import once its time is over. */
  'import.forget': z.strictObject({ organizationId: OrganizationId, import: ImportId }),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof jobs;
export type Job<N extends JobName> = z.output<(typeof jobs)[N]>;
/** What has to be done for each job. One that is missing does not compile. */
export type JobHandlers = { readonly [N in JobName]: (data: Job<N>, signal: AbortSignal) => Promise<void> };
/** The transaction that a job joins: it exists if and only if that commits. */
export type JobTransaction = Pick<Db, 'client'>;

export const jobNames = Object.keys(jobs) as JobName[]; // `jobs` is a literal, so these are its keys

const patient = { retryBackoff: true, heartbeatSeconds: 10, expireInSeconds: 120, deadLetter: 'dead' } as const;
const options: { readonly [N in JobName]: Omit<JobInsert, 'data'> } = {
  // A mail server may be away for half a day: 5 s, 10 s, 20 s … then once an hour.
  mail: { ...patient, retryLimit: 20, retryDelay: 5, retryDelayMax: 3_600 },
  'grant.ending': { ...patient, retryLimit: 5, retryDelay: 5 },
  // A database may be away for hours, and what is written of a file is kept.
  'activity.export': { ...patient, retryLimit: 20, retryDelay: 2, retryDelayMax: 3_600 },
  'activity.forget': { ...patient, retryLimit: 20, retryDelay: 5, retryDelayMax: 3_600, retentionSeconds: 60 * 24 * 60 * 60 },
  // Ten thousand rows are judged in one transaction, which begins again from its first row.
  'import.judge': { ...patient, retryLimit: 20, retryDelay: 2, retryDelayMax: 3_600, expireInSeconds: 1_800 },
  'import.make': { ...patient, retryLimit: 20, retryDelay: 2, retryDelayMax: 3_600 },
  'import.forget': { ...patient, retryLimit: 20, retryDelay: 5, retryDelayMax: 3_600, retentionSeconds: 60 * 24 * 60 * 60 },
};
const channel = 'job_ready';

export interface Queue {
  /** Sends a job inside a change's transaction. Wake the workers after its commit. @param from not to be done before; absent: at once. */
  send<N extends JobName>(tx: JobTransaction, name: N, data: Job<N>, from?: Date): Promise<void>;
  /** Sends many of one kind so, in one statement. */
  sendMany<N extends JobName>(tx: JobTransaction, name: N, all: readonly Job<N>[]): Promise<void>;
  /** Sends a job by itself, at once. */
  sendNow<N extends JobName>(name: N, data: Job<N>): Promise<void>;
  /** Sends a job at most once in `seconds` for each `key`, whoever else sends it meanwhile. */
  sendOnceIn<N extends JobName>(seconds: number, key: string, name: N, data: Job<N>): Promise<void>;
  /** Tells the workers that jobs are there. A hint: without it they look within two seconds. Never throws. */
  wake(name: JobName): Promise<void>;
  /** Does what comes, one at a time for each name, until `stop`. */
  work(handlers: JobHandlers): Promise<void>;
  /** How many jobs no worker could do. @throws when the database does not answer */
  countDead(): Promise<number>;
  /** Lets jobs in hand end, for ten seconds; those that do not end run again elsewhere. */
  stop(): Promise<void>;
}

export interface QueueOptions {
  readonly connection: DbConnection;
  /** Whether this process looks after the queue, which one worker at least has to do. */
  readonly supervises: boolean;
  warn(error: Error): void;
}

/** Opens the queue in the schema `job`, which a migration has made, queues included. */
export async function openQueue({ connection, supervises, warn }: QueueOptions): Promise<Queue> {
  const { role, ssl, ...where } = connection;
  const boss = new PgBoss({
    ...where,
    ...(ssl === undefined ? {} : { ssl }),
    ...(role === undefined ? {} : { options: `-c role=${role}` }),
    schema: 'job',
    createSchema: false,
    migrate: false,
    schedule: false,
    supervise: supervises,
    registerInstance: supervises, // the api only sends, and may write nothing else
    reindex: false, // needs the owner
    max: supervises ? 4 : 2,
    connectionTimeoutMillis: supervises ? 5_000 : 2_000,
    // By the defaults of a minute, the job of a killed worker would lie that long.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on('error', warn);
  await boss.start();

  const workers = new Map<string, string>();
  const wakeOne = (name: string) => {
    const id = workers.get(name);
    if (id !== undefined) boss.notifyWorker(id);
  };
  const wake = async (name: JobName) => {
    // On a connection of its own, after the commit: a NOTIFY inside it would make the commits of all organizations wait for each other.
    await boss.getDb().executeSql('select pg_notify($1, $2)', [channel, name]).catch(warn);
  };
  const start = async <N extends JobName>(name: N, handle: JobHandlers[N]) => {
    const id = await boss.work(name, { batchSize: 1, pollingIntervalSeconds: 2 }, async ([job]) => {
      if (!job) return;
      try {
        await handle(jobs[name].parse(job.data) as Job<N>, job.signal); // parsed by the schema of this very name
      } catch (error) {
        warn(new Error(`${name} ${job.id}: ${error instanceof Error ? error.message : 'failed'}`, { cause: error }));
        throw error; // the queue tries again, or lays it with the dead
      }
    });
    workers.set(name, id);
  };
  const inside = (tx: JobTransaction) => ({ db: { executeSql: (text: string, values?: unknown[]) => tx.client.query(text, values) } });
  let listener: { close(): Promise<void> } | undefined;
  return {
    async send(tx, name, data, from) {
      const later = from && { startAfter: from };
      await boss.send(name, data, { ...options[name], ...later, ...inside(tx) });
    },
    async sendMany(tx, name, all) {
      if (all.length === 0) return;
      const jobsOf = all.map((data) => ({ ...options[name], data }));
      await boss.insert(name, jobsOf, inside(tx));
    },
    async sendNow(name, data) {
      await boss.send(name, data, options[name]);
      await wake(name);
    },
    async sendOnceIn(seconds, key, name, data) {
      await boss.send(name, data, { ...options[name], singletonKey: key, singletonSeconds: seconds });
      await wake(name);
    },
    wake,
    async work(handlers) {
      await start('mail', handlers.mail);
      await start('grant.ending', handlers['grant.ending']);
      await start('activity.export', handlers['activity.export']);
      await start('activity.forget', handlers['activity.forget']);
      await start('import.judge', handlers['import.judge']);
      await start('import.make', handlers['import.make']);
      await start('import.forget', handlers['import.forget']);
      listener = await boss.getDb().listen?.(channel, wakeOne, () => [...workers.keys()].forEach(wakeOne));
    },
    async countDead() {
      const { rows } = await boss.getDb().executeSql(`select count(*)::int as dead from job.job where name = 'dead'`);
      return z.object({ dead: z.int() }).parse(rows[0]).dead;
    },
    async stop() {
      await listener?.close();
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
