import type { DbConnection } from '@totem/db/orm';
import { PostgresNotStarted } from '@totem/postgres/failures';
import { findRunningPostgres, startPostgres } from '@totem/postgres/server';
import { type DataDir, openDataDir } from './data-dir.ts';
import { reach, rolePasswords } from './database.ts';
import { NotStarted } from './not-started.ts';

/** Where the installation keeps its data. */
export interface KeptDatabaseOptions {
  /** Holds the embedded database, unless another one is named, and the secret, unless there is one. */
  readonly dataDir: string;
  /** The owner's connection to a database of one's own; without it, an embedded one is started. */
  readonly database?: DbConnection | undefined;
  /** TCP port of the embedded database on 127.0.0.1; without it there is only a socket. */
  readonly pgPort?: number | undefined;
  readonly secret?: string | undefined;
  /** Of the roles that api and worker connect as, where the database is one's own; without them they follow from the secret. */
  readonly passwords?: { readonly api?: string | undefined; readonly worker?: string | undefined } | undefined;
}

export interface KeptDatabase {
  readonly owner: DbConnection;
  /** With which the two roles sign in; absent where the server trusts them. */
  readonly passwords?: { readonly api: string; readonly worker: string };
  /** Absent: it runs whether or not we do. */
  stop?(): Promise<void>;
}

/** The data folder, and how to open the database that stays: one's own, or the embedded one in the folder. */
export interface Kept {
  readonly dataDir: DataDir;
  readonly secret: string;
  /** Whether the database is the data folder's. */
  readonly isEmbedded: boolean;
  /** @throws NotStarted · PostgresNotStarted */
  open(): Promise<KeptDatabase>;
  /** The same, also while the embedded database runs for another process. @throws NotStarted · PostgresNotStarted */
  openOrJoin(): Promise<KeptDatabase>;
}

/** @throws NotStarted when the folder cannot be written */
export async function openKept({ dataDir: path, database: owner, pgPort, secret: given, passwords }: KeptDatabaseOptions): Promise<Kept> {
  const dataDir = await openDataDir(path);
  const secret = given ?? dataDir.secret;
  const open = async (): Promise<KeptDatabase> => {
    if (owner) {
      await reach(owner);
      const derived = rolePasswords(secret);
      return { owner, passwords: { api: passwords?.api ?? derived.api, worker: passwords?.worker ?? derived.worker } };
    }
    const postgres = await startPostgres({ dataDir: dataDir.pg, ...(pgPort !== undefined && { port: pgPort }) });
    return { owner: postgres.connection('postgres'), stop: postgres.stop };
  };
  const openOrJoin = async (): Promise<KeptDatabase> => {
    const running = owner ? null : await findRunningPostgres(dataDir.pg, 'postgres');
    return running ? { owner: running } : open();
  };
  return { dataDir, secret, isEmbedded: !owner, open, openOrJoin };
}

/** The sentence for a server that PostgreSQL's own package could not start; null for any other failure. */
export const whyPostgresNotStarted = (error: unknown): NotStarted | null =>
  error instanceof PostgresNotStarted ? new NotStarted(error.message, { cause: error }) : null;
