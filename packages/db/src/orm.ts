import { Outage } from '@totem/domain/errors';
import { OrganizationId } from '@totem/domain/ids';
import { MikroORM, type InferKyselyDB, type SqlEntityManager, defineConfig } from '@mikro-orm/postgresql';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Entity, entities } from './schema.ts';
import { thrownFor } from './sqlstate.ts';

/** How to reach one database as one role. `host` is a folder for a Unix socket. */
export interface DbConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  /** Absent: no TLS. */
  readonly ssl?: boolean | { readonly rejectUnauthorized: boolean; readonly ca?: string };
  /** A role to act as from the first statement on. */
  readonly role?: string;
}

/** What a connection is for; each has a pool of its own, so that a full one never holds up another. */
export type Purpose = 'versions' | 'reads' | 'changes';

export interface OrmOptions {
  /** How many connections each pool may open. */
  readonly pool?: Partial<Readonly<Record<Purpose, number>>>;
  /** How long an answer may be awaited: the only limit that ends a silent network. The version read has 1 s at most. */
  readonly queryTimeoutMs?: number;
  /** How long to wait for a free connection. */
  readonly connectTimeoutMs?: number;
  /** Told of connections that the server or the network dropped while nobody used them. */
  readonly onLost?: (error: Error) => void;
}

export interface Orm {
  readonly pools: Readonly<Record<Purpose, pg.Pool>>;
  readonly mikro: Mikro;
  close(): Promise<void>;
}

/** One organization's rows, in one transaction. */
export interface Db {
  readonly organizationId: OrganizationId;
  /** The unit of work, in this transaction. */
  readonly em: SqlEntityManager;
  /** The transaction's connection, for statements written by hand. */
  readonly client: pg.PoolClient;
}

type Mikro = Awaited<ReturnType<typeof openMikro>>;
type Naming = { readonly tableNamingStrategy: 'entity'; readonly columnNamingStrategy: 'property'; readonly convertValues: true };
const naming: Naming = { tableNamingStrategy: 'entity', columnNamingStrategy: 'property', convertValues: true };
export type Tables = InferKyselyDB<Entity, Naming>;

const sizes: Readonly<Record<Purpose, number>> = { versions: 2, reads: 5, changes: 3 };
const int8 = 20;
const date = 1082;

/** How columns are read by whoever opens a pool: counters fit a number; a day is a string, for it has no time zone. */
export function columnTypes(): pg.CustomTypesConfig {
  const overrides = new pg.TypeOverrides();
  overrides.setTypeParser(int8, Number);
  overrides.setTypeParser(date, (text: string) => text);
  return overrides;
}

function openPool(connection: DbConnection, purpose: Purpose, options: OrmOptions): pg.Pool {
  const { role, ...server } = connection;
  const patience = options.queryTimeoutMs ?? 7_000;
  const pool = new pg.Pool({
    ...server,
    max: options.pool?.[purpose] ?? sizes[purpose],
    types: columnTypes(),
    connectionTimeoutMillis: options.connectTimeoutMs ?? 2_000,
    query_timeout: purpose === 'versions' ? Math.min(1_000, patience) : patience,
    keepAlive: true,
    maxLifetimeSeconds: 1_800,
    idleTimeoutMillis: 30_000,
    application_name: `totem ${purpose}`,
    ...(role !== undefined && { options: `-c role=${role}` }),
  });
  // Without a listener, on the pool for idle connections and on each client for the others, a dropped connection ends the process.
  const lost = options.onLost ?? (() => {});
  pool.on('error', lost).on('connect', (client) => client.on('error', lost));
  return pool;
}

const openMikro = (pool: pg.Pool, database: string) =>
  MikroORM.init(
    defineConfig({
      dbName: database,
      entities,
      forceUtcTimezone: true,
      driverOptions: new PostgresDialect({ pool }),
    }),
  );

/** Opens a database as a role that row-level security binds. Nothing waits for ever: every statement, lock and connection has a limit. */
export async function openOrm(connection: DbConnection, options: OrmOptions = {}): Promise<Orm> {
  const open = (purpose: Purpose) => openPool(connection, purpose, options);
  const pools = { versions: open('versions'), reads: open('reads'), changes: open('changes') };
  const mikro = await openMikro(pools.reads, connection.database);
  return {
    pools,
    mikro,
    close: async () => {
      await Promise.all([pools.versions.end(), pools.reads.end(), pools.changes.end()]);
    },
  };
}

export interface TransactionOptions {
  readonly purpose?: 'reads' | 'changes';
  /** One snapshot for all statements, and no writes. */
  readonly snapshot?: boolean;
  /** One snapshot for all statements, writes included, which wait for nobody's: for work that is always rolled back. */
  readonly rehearsal?: boolean;
}

/**
 * Does `work` in a transaction that sees and writes the rows of one organization alone.
 *
 * @throws Outage `unknown` when nobody can tell whether the commit arrived; `not_done` when the database cannot be reached
 * or something waited too long before it.
 */
export async function inOrganization<T>(
  orm: Orm,
  organizationId: OrganizationId,
  work: (db: Db) => Promise<T>,
  { purpose = 'reads', snapshot = false, rehearsal = false }: TransactionOptions = {},
): Promise<T> {
  // Literal, because only that reaches shards; local, because a setting of the session leaks to the pool's next user.
  const begin = `begin${snapshot || rehearsal ? ' isolation level repeatable read' : ''}${snapshot ? ' read only' : ''}; set local app.organization_id = '${OrganizationId.parse(organizationId)}'${rehearsal ? '; set constraints all deferred' : ''}`;
  const client = await orm.pools[purpose].connect().catch((error: unknown) => {
    throw thrownFor(error, 'work');
  });
  let at: 'work' | 'commit' = 'work';
  try {
    await client.query(begin);
    const result = await work({ organizationId, em: unitOfWork(orm, client), client });
    at = 'commit';
    await commit(client);
    client.release();
    return result;
  } catch (error) {
    const thrown = thrownFor(error, at);
    // A connection of which nobody knows the state is closed, which also rolls back.
    if (thrown instanceof Outage && thrown !== error) client.release(true);
    else
      await client.query('rollback').then(
        () => client.release(),
        () => client.release(true),
      );
    throw thrown;
  }
}

/** @throws Outage `unknown`: the server stopped waiting for a standby, so the commit may not survive the primary. */
async function commit(client: pg.PoolClient): Promise<void> {
  let unconfirmed = '';
  const note = (notice: { readonly message?: string | undefined }) => {
    if (notice.message?.includes('synchronous replication')) unconfirmed = notice.message;
  };
  client.on('notice', note);
  try {
    const { command } = await client.query('commit');
    if (unconfirmed !== '') throw new Outage('unknown', new Error(unconfirmed));
    if (command !== 'COMMIT') throw new Error(`The transaction had failed before its commit (${command}).`);
  } finally {
    client.off('notice', note);
  }
}

/** An entity manager whose statements all go through one client. */
function unitOfWork(orm: Orm, client: pg.PoolClient): SqlEntityManager {
  const only = { query: client.query.bind(client), release() {} };
  const pool = { connect: () => Promise.resolve(only), end: () => Promise.resolve(), options: {} };
  const kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const em = orm.mikro.em.fork();
  em.setTransactionContext(kysely);
  return em;
}

const typed = new WeakMap<Db, Kysely<Tables>>();

/** Typed SQL in the transaction: tables by their entity's name, columns by their property's. */
export function tables(db: Db): Kysely<Tables> {
  const known = typed.get(db);
  if (known) return known;
  const made = db.em.getKysely<Tables, Naming>(naming);
  typed.set(db, made);
  return made;
}

/**
 * The rows of one prepared statement, written by hand where a query builder would hide it. Columns come as the statement
 * names them; `Row` is what it promises.
 *
 * @param name of this text and no other, on every connection.
 */
export async function query<Row extends object>(db: Db, name: string, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await db.client.query<Row>({ name, text, values: [...values] })).rows;
}
