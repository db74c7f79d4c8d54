import { OrganizationId, UserId, Version } from '@totem/domain/ids';
import type { DbConnection } from '@totem/db/orm';
import pg from 'pg';

/** What a hint says: an organization has this version, or a later one; or a sign-in session of somebody has ended. */
export type Hint = { readonly organizationId: OrganizationId; readonly version: Version } | { readonly signedOut: UserId };

/**
 * Tells all processes that something was committed. Worth latency and nothing else: whoever hears it reads for themselves,
 * and whoever does not looks again a little later.
 */
export interface Hints {
  /** After the commit, never in it: NOTIFY inside a transaction makes the commits of all organizations wait for each other. Never throws. */
  send(hint: Hint): void;
  /** @param listener told null when hints may have been missed, of anybody. @returns what ends it. */
  listen(listener: (hint: Hint | null) => void): () => void;
  isOn(): boolean;
  close(): Promise<void>;
}

export interface HintsOptions {
  readonly connection: DbConnection;
  warn(error: Error): void;
  /** How often the connection has to show that it lives; a half-open one says nothing by itself. */
  readonly heartbeatMs?: number;
  readonly reconnectMs?: number;
}

const channel = 'hint';
const answerMs = 2_000;

/** No hints at all: what everything has to do without. */
export const noHints: Hints = { send() {}, listen: () => () => {}, isOn: () => false, close: async () => {} };

/** Opens one connection that listens and tells, outside every pool; it comes back by itself when it is lost. */
export function openHints({ connection, warn, heartbeatMs = 10_000, reconnectMs = 1_000 }: HintsOptions): Hints {
  const listeners = new Set<(hint: Hint | null) => void>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let losses = 0;

  const tell = (hint: Hint | null) => {
    for (const listener of listeners) listener(hint);
  };
  const later = (ms: number, what: () => void) => {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(what, ms).unref();
  };
  const lose = (lost: pg.Client, error: Error) => {
    lost.removeAllListeners().on('error', () => {}); // what it says of itself after this is of no interest
    lost.end().catch(() => {});
    if (client !== lost && client !== null) return;
    client = null;
    if (isClosed) return;
    if (losses++ === 0) warn(error);
    later(reconnectMs * Math.min(losses, 10) * (0.5 + Math.random()), () => void connect());
  };
  const beat = (living: pg.Client) =>
    later(heartbeatMs, () => {
      living.query('select 1').then(
        () => beat(living),
        (error: unknown) => lose(living, errorOf(error)),
      );
    });
  const connect = async () => {
    const { role, ...server } = connection;
    const next = new pg.Client({
      ...server,
      application_name: 'totem hint',
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      keepAlive: true,
      ...(role !== undefined && { options: `-c role=${role}` }),
    });
    next.on('error', (error) => lose(next, error));
    next.on('end', () => lose(next, new Error('The connection that listens for hints has ended.')));
    next.on('notification', ({ payload }) => {
      const hint = readHint(payload);
      if (hint) tell(hint);
    });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (error) {
      return lose(next, errorOf(error));
    }
    if (isClosed) return void next.end().catch(() => {});
    client = next;
    losses = 0;
    beat(next);
    tell(null); // what was missed meanwhile
  };
  void connect();

  return {
    send(hint) {
      const through = client;
      through?.query('select pg_notify($1, $2)', [channel, wordsOf(hint)]).catch((error: unknown) => lose(through, errorOf(error)));
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isOn: () => client !== null,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      const open = client;
      client = null;
      await open?.end().catch(() => {});
    },
  };
}

/** Anybody with a connection can notify: what does not read as a hint is none. */
function readHint(payload = ''): Hint | null {
  const [kind, id, rest] = payload.split(' ');
  if (kind === 'signed_out') {
    const user = UserId.safeParse(id);
    return user.success ? { signedOut: user.data } : null;
  }
  const organizationId = OrganizationId.safeParse(id);
  const version = Version.safeParse(Number(rest));
  return kind === 'version' && organizationId.success && version.success
    ? { organizationId: organizationId.data, version: version.data }
    : null;
}

const wordsOf = (hint: Hint): string =>
  'signedOut' in hint ? `signed_out ${hint.signedOut}` : `version ${hint.organizationId} ${hint.version}`;

const errorOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
