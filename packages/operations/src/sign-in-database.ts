// Longer than most: every statement of signing in stands here, and nowhere else.
import { Outage } from '@totem/domain/errors';
import { UserId } from '@totem/domain/ids';
import type { Language } from '@totem/domain/language';
import { signInSessionMs } from '@totem/domain/sign-in';
import { type DbConnection, columnTypes } from '@totem/db/orm';
import { Pool } from 'pg';
import { z } from 'zod';

/** Who a sign-in session belongs to, as of the database's clock. */
export interface SignedIn {
  readonly userId: UserId;
  readonly sessionId: string;
  readonly name: string;
  /** By its key; verified, since nobody signs in before that. */
  readonly email: string;
  /** When the person last proved who they are. */
  readonly confirmedAt: Date;
  readonly endsAt: Date;
  /** The database's clock at this answer. */
  readonly now: Date;
}

const SessionRow = z.object({
  user_id: UserId,
  session_id: z.uuid(),
  name: z.string(),
  email: z.string(),
  confirmed_at: z.date(),
  ends_at: z.date(),
  now: z.date(),
  seen_lately: z.boolean(),
});

const seconds = (ms: number) => `interval '${ms / 1000} seconds'`;

/** Sessions that are asked for more than once a minute are written once a minute. */
export const seenEveryMs = 60_000;

const whose = `
  select s."userId" as user_id, s.id as session_id, u.name, u.email, s."createdAt" as confirmed_at, s."expiresAt" as ends_at,
         clock_timestamp() as now, s."updatedAt" > clock_timestamp() - ${seconds(seenEveryMs)} as seen_lately
  from auth.session s join auth."user" u on u.id = s."userId"
  where s.token = $1 and s."expiresAt" > clock_timestamp() and u."emailVerified"
    and s."createdAt" > clock_timestamp() - ${seconds(signInSessionMs.absolute)}`;

const seen = `
  update auth.session
  set "updatedAt" = clock_timestamp(),
      "expiresAt" = least(clock_timestamp() + ${seconds(signInSessionMs.idle)}, "createdAt" + ${seconds(signInSessionMs.absolute)})
  where token = $1 and "expiresAt" > clock_timestamp() and "updatedAt" <= clock_timestamp() - ${seconds(seenEveryMs)}`;

// From the library's row, whatever the caller says: both sides show one person under one id, however often this runs.
// A name is taken over once its owner has shown that the address is theirs.
const keepUser = `
  insert into app_user (id, display_name, language) select id, name, $2 from auth."user" where id = $1
  on conflict (id) do update set display_name = excluded.display_name
  where app_user.display_name <> excluded.display_name and exists (select from auth."user" u where u.id = $1 and u."emailVerified")`;
const keepAddress = `
  insert into email_address (key, user_id, display, verified_at, is_primary)
  select email, id, coalesce($2, email), case when "emailVerified" then clock_timestamp() end, true from auth."user" where id = $1
  on conflict (key) do update set verified_at = excluded.verified_at
  where email_address.user_id = excluded.user_id and email_address.verified_at is null`;

/** What a request says about its person, beside what the library keeps. */
export interface Visitor {
  /** Their address as they typed it; null: not typed in this request. */
  readonly typedEmail: string | null;
  readonly language: Language;
}

export interface SignInDatabase {
  readonly pool: Pool;
  /** Whose session this token is, or null; it is kept open for another half hour by asking. */
  whose(token: string): Promise<SignedIn | null>;
  /** Notes that a live session is used, so that it does not end for being idle. */
  noteSeen(token: string): Promise<void>;
  /** Brings our rows of a user into step with the sign-in library's. */
  keepInStep(userId: string, visitor: Visitor): Promise<void>;
  /** The person who is known by this address already, from an import or an invitation; signing up continues under that id. */
  userIdOf(emailKey: string): Promise<string | null>;
  /** Name and address of whoever may set a new password by this token. */
  aboutReset(token: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export function openSignInDatabase(connection: DbConnection, warn: (error: Error) => void): SignInDatabase {
  const { role, ...where } = connection;
  const pool = new Pool({
    ...where,
    max: 2,
    types: columnTypes(), // the library adds to the moments that it keeps as int8
    options: `-c search_path=auth,public${role === undefined ? '' : ` -c role=${role}`}`,
    keepAlive: true,
    maxLifetimeSeconds: 1_800,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 2_000,
    query_timeout: 7_000,
    lock_timeout: 2_000,
    statement_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  // Without a listener, a connection that the server drops ends the process: the pool's is for idle ones, each client's for itself.
  pool.on('error', warn).on('connect', (client) => client.on('error', warn));
  const ask = async (text: string, values: readonly unknown[]): Promise<readonly unknown[]> => {
    try {
      return (await pool.query(text, [...values])).rows;
    } catch (error) {
      throw new Outage('not_done', error);
    }
  };
  return {
    pool,
    async whose(token) {
      const [found] = await ask(whose, [token]);
      if (!found) return null;
      const row = SessionRow.parse(found);
      if (!row.seen_lately) await ask(seen, [token]);
      const { user_id: userId, session_id: sessionId, name, email, confirmed_at: confirmedAt, ends_at: endsAt, now } = row;
      return { userId, sessionId, name, email, confirmedAt, endsAt, now };
    },
    async noteSeen(token) {
      await ask(seen, [token]);
    },
    async keepInStep(userId, { typedEmail, language }) {
      await ask(keepUser, [userId, language]);
      await ask(keepAddress, [userId, typedEmail]);
    },
    async userIdOf(emailKey) {
      const [row] = await ask('select user_id from email_address where key = $1', [emailKey]);
      return row ? z.object({ user_id: z.uuid() }).parse(row).user_id : null;
    },
    async aboutReset(token) {
      const [row] = await ask(
        `select u.name, u.email from auth.verification v join auth."user" u on u.id::text = v.value where v.identifier = $1`,
        [`reset-password:${token}`],
      );
      const about = z.object({ name: z.string(), email: z.string() }).safeParse(row);
      return about.success ? [about.data.name, about.data.email] : [];
    },
    close: () => pool.end(),
  };
}
