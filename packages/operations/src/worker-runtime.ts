import { type DbConnection, type Orm, openOrm } from '@totem/db/orm';
import { readReadiness } from '@totem/db/readiness';
import { type AccessCache, openAccessCache } from './access-cache.ts';
import { type Queue, openQueue } from './jobs.ts';
import { type Mailer, openMailer } from './mail.ts';
import { loadSnapshot } from './snapshot.ts';
import { type Hints, openHints } from './hints.ts';

export interface WorkerOptions {
  readonly connection: DbConnection;
  readonly smtpUrl: string;
  readonly publicUrl: string;
  /** What mails say they are from. */
  readonly from: { readonly name: string; readonly address: string };
  warn(error: Error): void;
}

/** What every job stands on, opened once for a worker process. */
export interface WorkerRuntime {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  /** Access of those on whose behalf something is done. */
  readonly cache: AccessCache;
  readonly hints: Hints;
  /** Lets the jobs in hand end, for ten seconds, then closes everything. */
  close(): Promise<void>;
}

/** @throws one error that names every reason for which this database must not be worked on · Outage */
export async function openWorkerRuntime({ connection, smtpUrl, publicUrl, from, warn }: WorkerOptions): Promise<WorkerRuntime> {
  const orm = await openOrm(connection, { pool: { versions: 1, reads: 2, changes: 3 }, queryTimeoutMs: 60_000, onLost: warn });
  try {
    const { problems } = await readReadiness(orm);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const queue = await openQueue({ connection, supervises: true, warn });
    const mailer = openMailer({ smtpUrl, from });
    const cache = openAccessCache({ load: (organizationId, request) => loadSnapshot(orm, organizationId, request), capacity: 2_000 });
    const hints = openHints({ connection, warn });
    const close = async () => {
      await queue.stop();
      await hints.close();
      await orm.close();
      mailer.close();
    };
    return { orm, queue, mailer, cache, hints, publicUrl: new URL(publicUrl).origin, close };
  } catch (error) {
    await orm.close();
    throw error;
  }
}
