import { prepareDatabase } from '@totem/db/prepare';
import { Outage } from '@totem/domain/errors';
import { type DemoSignIn, seedDemo } from '@totem/operations/demo';
import { whyNotReached } from './database.ts';
import { loadLargeDemo } from './demo-large.ts';
import { type KeptDatabaseOptions, openKept, whyPostgresNotStarted } from './kept-database.ts';
import type { Size } from './large-world.ts';
import { NotStarted } from './not-started.ts';

/**
 * Loads a demonstration into the installation's database, which may be in use: the four small organizations, or, for a
 * size, the large ones. What is there already stays as it is.
 *
 * @returns who can sign in to it.
 * @throws NotStarted with one sentence: folder not writable, database not reachable, lost on the way
 */
export async function loadDemo(
  options: KeptDatabaseOptions,
  size: Size | null,
  log: (line: string) => void,
): Promise<readonly DemoSignIn[]> {
  const { dataDir, isEmbedded, openOrJoin } = await openKept(options);
  const { owner, passwords, stop } = await openOrJoin().catch((error: unknown) => {
    throw whyPostgresNotStarted(error) ?? error;
  });
  try {
    const connections = await prepareDatabase(owner, passwords);
    if (size !== null) return await loadLargeDemo(connections, size, log);
    const people = await seedDemo(connections.api);
    if (isEmbedded) await dataDir.keepDemo(people);
    return people;
  } catch (error) {
    throw whyNotReached(owner, error) ?? whyLost(error) ?? error;
  } finally {
    await stop?.();
  }
}

const whyLost = (error: unknown): NotStarted | null =>
  error instanceof Outage
    ? new NotStarted('The database stopped answering before everything was there: run this again.', { cause: error })
    : null;
