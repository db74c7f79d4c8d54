import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DbConnection } from '@totem/db/orm';
import { inherited } from './env.ts';

export interface WorkerProcess {
  /** Of the process that runs now; another one after it was killed. */
  readonly pid: number;
  /** Lets jobs in hand end; kills it after 20 s. */
  stop(): Promise<void>;
}

export interface WorkerSettings {
  readonly connection: DbConnection;
  readonly smtpUrl: string;
  readonly publicUrl: string;
}

/** Starts the worker and starts it again whenever it ends by itself. It ends with this process, however that ends. */
export async function startWorker(settings: WorkerSettings, log: (line: string) => void): Promise<WorkerProcess> {
  let stopping = false;
  let child: ChildProcess;
  const begin = async () => {
    child = await launch(settings, log);
    child.once('exit', (code, signal) => {
      if (stopping) return;
      log(`The worker ended (${signal ?? code}); starting it again.`);
      again();
    });
  };
  const again = () => {
    const timer = setTimeout(() => {
      if (!stopping) begin().catch((error: unknown) => (log(String(error)), again()));
    }, 1_000);
    timer.unref();
  };
  await begin();

  return {
    get pid() {
      return child.pid ?? 0;
    },
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 20_000);
      if (child.connected) child.send('stop');
      else child.kill('SIGTERM');
      await gone;
      clearTimeout(impatience);
    },
  };
}

/** Detached, so that Ctrl-C in a terminal reaches us alone and we stop things in order. Resolves when it says that it is ready. */
async function launch({ connection, smtpUrl, publicUrl }: WorkerSettings, log: (line: string) => void): Promise<ChildProcess> {
  const child = fork(fileURLToPath(import.meta.resolve('@totem/worker/main')), {
    env: { ...inherited, TOTEM_DB: JSON.stringify(connection), SMTP_URL: smtpUrl, TOTEM_PUBLIC_URL: publicUrl },
    execArgv: ['--import', import.meta.resolve('./end-with-parent.ts')],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  for (const output of [child.stdout, child.stderr]) output?.setEncoding('utf8').on('data', (text: string) => log(text.trimEnd()));
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`The worker ended with ${signal ?? code} before it was ready.`)));
  });
  return child;
}
