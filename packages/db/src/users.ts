import { randomUUIDv7 } from 'node:crypto';
import { UserId } from '@totem/domain/ids';
import type { Language } from '@totem/domain/language';
import type { Db, Orm } from './orm.ts';
import { thrownFor } from './sqlstate.ts';

/** Anything that runs statements: a transaction's connection, or a pool. */
type Client = Pick<Db['client'], 'query'>;

export interface User {
  readonly id: UserId;
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly isOperator: boolean;
  /** The primary address as it was typed; null for a person without one. */
  readonly email: string | null;
  readonly emailVerifiedAt: Date | null;
}

/** A person to be; `email` is how the address was typed, `emailKey` its one spelling. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly emailKey: string;
}

interface UserRow {
  id: UserId;
  display_name: string;
  language: Language;
  time_zone: string;
  is_operator: boolean;
  display: string | null;
  verified_at: Date | null;
}

const found = `select u.id, u.display_name, u.language, u.time_zone, u.is_operator, e.display, e.verified_at from app_user u`;

/** A person by id; null for none. */
export async function findUser(orm: Orm, id: UserId): Promise<User | null> {
  return oneUser(orm, 'find_user', `${found} left join email_address e on e.user_id = u.id and e.is_primary where u.id = $1`, id);
}

/** Whose address this is, verified or not; null for nobody's. */
export async function findUserByAddress(orm: Orm, emailKey: string): Promise<User | null> {
  return oneUser(orm, 'find_user_by_address', `${found} join email_address e on e.user_id = u.id where e.key = $1`, emailKey);
}

/**
 * The people who have these addresses; whoever is missing is made, with an address that nobody has shown to read yet, so
 * they sign in for the first time by setting a password from a mail.
 *
 * @returns by address key.
 */
export async function ensureUsers(client: Client, people: readonly Person[]): Promise<ReadonlyMap<string, UserId>> {
  const distinct = [...new Map(people.map((person) => [person.emailKey, { ...person, id: randomUUIDv7() }])).values()];
  if (distinct.length === 0) return new Map();
  // Who signs up at the same moment wins; the second statement sees whoever that was.
  await client.query(
    `with wanted as (
       select r.* from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, email text, "emailKey" text)
       where not exists (select from email_address e where e.key = r."emailKey")
     ), signs_in as (
       insert into auth."user" (id, name, email, "emailVerified") select id, name, "emailKey", false from wanted
       on conflict (email) do nothing returning id, email
     ), person as (
       insert into app_user (id, display_name) select s.id, w.name from signs_in s join wanted w on w.id = s.id
     )
     insert into email_address (key, user_id, display, is_primary) select s.email, s.id, w.email, true from signs_in s join wanted w on w.id = s.id`,
    [JSON.stringify(distinct)],
  );
  const { rows } = await client.query<{ key: string; user_id: UserId }>('select key, user_id from email_address where key = any ($1)', [
    distinct.map((person) => person.emailKey),
  ]);
  return new Map(rows.map((row) => [row.key, row.user_id]));
}

/** Makes the person that signing up has just made known. Doing it twice does no harm. */
export async function insertUser(
  orm: Orm,
  user: { readonly id: UserId; readonly name: string; readonly email: string; readonly emailKey: string; readonly language?: Language },
): Promise<void> {
  await run(
    orm,
    `with person as (
       insert into app_user (id, display_name, language) values ($1, $2, $3) on conflict (id) do nothing
     )
     insert into email_address (key, user_id, display, is_primary) values ($4, $1, $5, true) on conflict (key) do nothing`,
    [user.id, user.name, user.language ?? 'en', user.emailKey, user.email],
  );
}

/** Keeps that somebody has shown to read mail at their address; the first time counts. */
export async function noteAddressVerified(orm: Orm, emailKey: string): Promise<void> {
  await run(orm, 'update email_address set verified_at = coalesce(verified_at, now()) where key = $1', [emailKey]);
}

export async function renameUser(orm: Orm, id: UserId, name: string): Promise<void> {
  await run(orm, 'update app_user set display_name = $2 where id = $1', [id, name]);
}

export async function setLanguage(orm: Orm, id: UserId, language: Language): Promise<void> {
  await run(orm, 'update app_user set language = $2 where id = $1', [id, language]);
}

async function oneUser(orm: Orm, name: string, text: string, value: string): Promise<User | null> {
  const [row] = await orm.pools.reads.query<UserRow>({ name, text, values: [value] }).then(
    ({ rows }) => rows,
    (error: unknown) => {
      throw thrownFor(error, 'work');
    },
  );
  if (!row) return null;
  return {
    id: UserId.parse(row.id),
    name: row.display_name,
    language: row.language,
    timeZone: row.time_zone,
    isOperator: row.is_operator,
    email: row.display,
    emailVerifiedAt: row.verified_at,
  };
}

async function run(orm: Orm, text: string, values: readonly unknown[]): Promise<void> {
  await orm.pools.changes.query(text, [...values]).catch((error: unknown) => {
    throw thrownFor(error, 'commit');
  });
}
