import type { UserId } from '@totem/domain/ids';
import { Language } from '@totem/domain/language';
import type { Channel, NoticeKind } from '@totem/domain/messages';
import type { Db, Orm } from './orm.ts';
import { thrownFor } from './sqlstate.ts';

/** Who a mail is for, as of now. */
export interface Addressee {
  readonly name: string;
  readonly address: string;
  readonly language: Language;
  /** Whether the person has shown that they read mail there. */
  readonly verified: boolean;
  /** Whether they switched this kind of notice off. */
  readonly muted: boolean;
}

/**
 * Takes a mail to hand it over, for `holdMs` at most. Of two who try, one gets it; after a crash it is free once the time is over.
 *
 * @returns `held`: somebody else has it now · `ended`: there is nothing left to do
 */
export async function claimMail(
  orm: Orm,
  key: string,
  userId: UserId,
  template: string,
  holdMs: number,
): Promise<'yours' | 'held' | 'ended'> {
  const [mine] = await ask<{ key: string }>(
    orm,
    `insert into mail_delivery as m (key, user_id, template, attempts, held_until)
     values ($1, $2, $3, 1, clock_timestamp() + $4 * interval '1 millisecond')
     on conflict (key) do update set attempts = m.attempts + 1, held_until = excluded.held_until
     where m.state = 'waiting' and (m.held_until is null or m.held_until <= clock_timestamp())
     returning m.key`,
    [key, userId, template, holdMs],
  );
  if (mine) return 'yours';
  const [row] = await ask<{ state: string }>(orm, `select state from mail_delivery where key = $1`, [key]);
  return row?.state === 'waiting' ? 'held' : 'ended';
}

/** Notes that a mail needs nothing more. `answer`: the mail server's code where it refused. */
export async function noteMailEnded(
  orm: Orm,
  key: string,
  state: 'handed_over' | 'refused' | 'muted',
  answer: string | null,
): Promise<void> {
  await ask(
    orm,
    `update mail_delivery set state = $2, answer = $3, ended_at = clock_timestamp(), held_until = null where key = $1 and state = 'waiting'`,
    [key, state, answer],
  );
}

/** Notes that a mail waits for its next try, which anybody may make. */
export async function noteMailWaits(orm: Orm, key: string, answer: string | null): Promise<void> {
  await ask(orm, `update mail_delivery set held_until = null, answer = $2 where key = $1 and state = 'waiting'`, [key, answer]);
}

/** Puts a mail down in a change's transaction, before its job; false: it was put down before. */
export async function insertMail(db: Db, key: string, userId: UserId, template: string): Promise<boolean> {
  const { rowCount } = await db.client.query(
    `insert into mail_delivery (key, user_id, template) values ($1, $2, $3) on conflict (key) do nothing`,
    [key, userId, template],
  );
  return rowCount === 1;
}

/** Who a mail to this person goes to, at their main address; null: there is no such person any more. */
export async function findAddressee(orm: Orm, userId: UserId, kind: NoticeKind | null): Promise<Addressee | null> {
  const [row] = await ask<{ name: string; address: string; language: string; verified: boolean; muted: boolean }>(
    orm,
    `select u.display_name as name, a.display as address, u.language, a.verified_at is not null as verified, coalesce(p.muted, false) as muted
     from app_user u
     join email_address a on a.user_id = u.id and a.is_primary
     left join notification_preference p on p.user_id = u.id and p.kind = $2 and p.channel = 'mail'
     where u.id = $1`,
    [userId, kind],
  );
  return row ? { ...row, language: Language.parse(row.language) } : null;
}

/** Switches a kind of notice off for a person, or on again. */
export async function notePreference(orm: Orm, userId: UserId, kind: NoticeKind, channel: Channel, muted: boolean): Promise<void> {
  await ask(
    orm,
    `insert into notification_preference (user_id, kind, channel, muted) values ($1, $2, $3, $4)
     on conflict (user_id, kind, channel) do update set muted = excluded.muted`,
    [userId, kind, channel, muted],
  );
}

/** The notices that a person switched off. */
export async function listMuted(orm: Orm, userId: UserId): Promise<readonly { readonly kind: NoticeKind; readonly channel: Channel }[]> {
  return ask(orm, `select kind, channel from notification_preference where user_id = $1 and muted order by kind, channel`, [userId]);
}

/** Forgets mails that ended long ago. How many there were. */
export async function pruneMails(orm: Orm, before: Date): Promise<number> {
  return (await ask(orm, `delete from mail_delivery where ended_at < $1 returning key`, [before])).length;
}

async function ask<Row extends object>(orm: Orm, text: string, values: readonly unknown[]): Promise<Row[]> {
  try {
    return (await orm.pools.changes.query<Row>(text, [...values])).rows;
  } catch (error) {
    throw thrownFor(error, 'work');
  }
}
