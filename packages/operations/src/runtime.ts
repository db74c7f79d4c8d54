import { UserId } from '@totem/domain/ids';
import { type Orm, type DbConnection, openOrm } from '@totem/db/orm';
import { whoAreAsking } from '@totem/db/who-is-asking';
import { type AccessCache, openAccessCache } from './access-cache.ts';
import { type AskTogether, askingTogether } from './asking-together.ts';
import { type ChangeFeed, type FeedLimits, openChangeFeed } from './changes/change-feed.ts';
import { type Hints, noHints, openHints } from './hints.ts';
import { type Queue, openQueue } from './jobs.ts';
import { type SignIn, openSignIn } from './sign-in.ts';
import { loadSnapshot } from './snapshot.ts';

export interface RuntimeOptions {
  readonly connection: DbConnection;
  /** Where people reach us, without a path. */
  readonly publicUrl: string;
  /** At least 32 characters. */
  readonly secret: string;
  /** How many members' compiled access is kept; 50,000 unless said. */
  readonly cacheCapacity?: number;
  /** False: changes are told to nobody, and streams see them at their next keep-alive. */
  readonly hints?: boolean;
  readonly streams?: FeedLimits;
  /** Told of what was survived: a lost connection, a wake-up that was not sent. */
  warn(error: Error): void;
}

/** What every operation stands on, opened once for a process. */
export interface Runtime {
  readonly orm: Orm;
  readonly cache: AccessCache;
  readonly queue: Queue;
  readonly hints: Hints;
  readonly feed: ChangeFeed;
  readonly askTogether: AskTogether;
  readonly signIn: SignIn;
  readonly publicUrl: string;
  warn(error: Error): void;
  /** Ends what is under way, then closes everything, in the order in which one needs the other. */
  close(): Promise<void>;
}

/** What is needed to act on somebody's behalf, also where nobody asks: by a worker. */
export type ActingRuntime = Pick<Runtime, 'orm' | 'cache' | 'queue' | 'hints' | 'publicUrl'>;

/** @throws Outage when the database cannot be reached */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { connection, publicUrl, secret, warn } = options;
  const orm = await openOrm(connection, { onLost: warn });
  const queue = await openQueue({ connection, supervises: false, warn });
  const hints = options.hints === false ? noHints : openHints({ connection, warn });
  const signIn = await openSignIn({
    connection,
    publicUrl,
    secret,
    warn,
    sendMail: ({ template, userId, link, once }) =>
      queue.sendNow('mail', { key: `${template}/${once}`, userId: UserId.parse(userId), mail: { template, link } }),
    onSignedOut: (signedOut) => hints.send({ signedOut }),
  });
  const cache = openAccessCache({
    load: (organizationId, request) => loadSnapshot(orm, organizationId, request),
    capacity: options.cacheCapacity ?? 50_000,
  });
  const feed = openChangeFeed({ orm, cache, hints }, options.streams);
  return {
    orm,
    cache,
    queue,
    hints,
    feed,
    askTogether: askingTogether((asked) => whoAreAsking(orm, asked)),
    signIn,
    publicUrl,
    warn,
    async close() {
      feed.close();
      await hints.close();
      await queue.stop();
      await signIn.close();
      await orm.close();
    },
  };
}
