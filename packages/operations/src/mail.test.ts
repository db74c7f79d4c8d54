import { randomUUID } from 'node:crypto';
import { UserId } from '@totem/domain/ids';
import type { Mail } from '@totem/domain/messages';
import { notePreference } from '@totem/db/mail-deliveries';
import { type Orm, openOrm } from '@totem/db/orm';
import { freshDatabase } from '@totem/db/testing';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type MailDesk, deliverMail, openMailer } from './mail.ts';
import { type TestMailbox, openTestMailbox } from './testing-mailbox.ts';
import { newId } from './new-id.ts';

const link = 'https://totem.example/x';
const verify: Mail = { template: 'sign_in.verify', link };
const changed: Mail = { template: 'access.changed', organization: 'Marvel', by: null, given: [], ended: [], more: 0, reason: null, link };
let orm: Orm;
let apiOrm: Orm;
let mailbox: TestMailbox;
let desk: MailDesk;
let pool: pg.Pool;

beforeAll(async () => {
  const database = await freshDatabase();
  orm = await openOrm(database.worker);
  apiOrm = await openOrm(database.api);
  pool = new pg.Pool({ ...database.owner, max: 1 });
  mailbox = await openTestMailbox();
  const mailer = openMailer({ smtpUrl: mailbox.smtpUrl, from: { name: 'Totem', address: 'totem@totem.example' }, patienceMs: 1_000 });
  desk = { orm, mailer, publicUrl: 'https://totem.example' };
});
afterAll(async () => {
  desk.mailer.close();
  await mailbox.close();
  await orm.close();
  await apiOrm.close();
  await pool.end();
});
afterEach(() => {
  mailbox.treatment = 'take';
});

async function person({ name = 'Ada', language = 'en', address = `${randomUUID()}@example.test`, verified = true } = {}) {
  const userId = newId(UserId);
  await pool.query('insert into app_user (id, display_name, language) values ($1, $2, $3)', [userId, name, language]);
  await pool.query('insert into email_address (key, user_id, display, verified_at, is_primary) values ($1, $2, $3, $4, true)', [
    address.toLowerCase(),
    userId,
    address,
    verified ? new Date() : null,
  ]);
  return { userId, address, taken: () => mailbox.taken.filter(({ to }) => to.includes(address)) };
}
const state = async (key: string) => (await pool.query('select state, attempts, answer from mail_delivery where key = $1', [key])).rows[0];
const messageIds = (mails: readonly { raw: string }[]) => mails.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1]);

test('a job that runs twice hands its mail over once', async () => {
  const ada = await person();
  const job = { key: randomUUID(), userId: ada.userId, mail: verify };
  await deliverMail(desk, job);
  await deliverMail(desk, job);
  expect(ada.taken().length).toBe(1);
  expect(await state(job.key)).toEqual({ state: 'handed_over', attempts: 1, answer: null });
});

test('of two workers with one job, one acts', async () => {
  const ada = await person();
  const job = { key: randomUUID(), userId: ada.userId, mail: verify };
  const both = await Promise.allSettled([deliverMail(desk, job), deliverMail(desk, job)]);
  expect(ada.taken().length).toBe(1);
  expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
});

test('a worker that died after the hand-over repeats it once, under the same Message-ID', async () => {
  const ada = await person();
  const job = { key: randomUUID(), userId: ada.userId, mail: verify };
  await deliverMail(desk, job);
  // As the crash leaves it: taken by the server, not noted, and still held by somebody who is gone.
  await pool.query(`update mail_delivery set state = 'waiting', ended_at = null, held_until = now() + interval '20 s' where key = $1`, [
    job.key,
  ]);
  await expect(deliverMail(desk, job)).rejects.toThrow('in hand');
  await pool.query(`update mail_delivery set held_until = now() - interval '1 s' where key = $1`, [job.key]);
  await deliverMail(desk, job);
  await deliverMail(desk, job);
  expect(ada.taken().length).toBe(2);
  expect(new Set(messageIds(ada.taken())).size).toBe(1);
  expect(messageIds(ada.taken())[0]).toMatch(/^<[0-9a-f]{40}@totem\.example>$/);
});

test.each([
  ['busy at the address', { at: 'address', answer: '421 later' }],
  ['greylisted', { at: 'address', answer: '450 later' }],
  ['out of space after the text', { at: 'end', answer: '452 later' }],
  ['silent', 'never_answer'],
] as const)('a server that is %s gets the same mail later', async (_name, treatment) => {
  const ada = await person();
  const job = { key: randomUUID(), userId: ada.userId, mail: verify };
  mailbox.treatment = treatment;
  await expect(deliverMail(desk, job)).rejects.toThrow();
  expect(await state(job.key)).toMatchObject({ state: 'waiting', attempts: 1 });
  mailbox.treatment = 'take';
  await deliverMail(desk, job);
  expect(await state(job.key)).toMatchObject({ state: 'handed_over', attempts: 2 });
  expect(ada.taken().length).toBe(1);
});

test('a connection lost after the text repeats the mail under its Message-ID', async () => {
  const ada = await person();
  const job = { key: randomUUID(), userId: ada.userId, mail: verify };
  mailbox.treatment = 'drop_after_data';
  await expect(deliverMail(desk, job)).rejects.toThrow();
  mailbox.treatment = 'take';
  await deliverMail(desk, job);
  expect(new Set(messageIds(ada.taken())).size).toBe(1);
});

test.each(['address', 'end'] as const)('an address refused for good (%s) is noted and not tried again', async (at) => {
  const ada = await person();
  const job = { key: randomUUID(), userId: ada.userId, mail: verify };
  mailbox.treatment = { at, answer: '550 no such user' };
  await deliverMail(desk, job);
  expect(await state(job.key)).toEqual({ state: 'refused', attempts: 1, answer: '550' });
  mailbox.treatment = 'take';
  await deliverMail(desk, job);
  expect(ada.taken().length).toBe(0);
});

test('BX-64 a mail is written in the language of whoever reads it', async () => {
  const ada = await person({ language: 'fr', name: 'Émile' });
  await deliverMail(desk, { key: randomUUID(), userId: ada.userId, mail: verify });
  expect(ada.taken()[0]?.raw).toContain('Subject: Confirmez votre adresse');
});

test('BX-66 a notice that was switched off is not sent, and nothing else is silenced', async () => {
  const ada = await person();
  await notePreference(apiOrm, ada.userId, 'access.changed', 'mail', true);
  const [notice, link] = [randomUUID(), randomUUID()];
  await deliverMail(desk, { key: notice, userId: ada.userId, mail: changed });
  await deliverMail(desk, { key: link, userId: ada.userId, mail: verify });
  expect([(await state(notice)).state, (await state(link)).state]).toEqual(['muted', 'handed_over']);
  await notePreference(apiOrm, ada.userId, 'access.changed', 'mail', false);
  const again = randomUUID();
  await deliverMail(desk, { key: again, userId: ada.userId, mail: changed });
  const [, notified] = ada.taken();
  expect(notified?.raw).toContain('List-Unsubscribe: <https://totem.example/me/notifications>');
  expect(ada.taken()[0]?.raw).not.toContain('List-Unsubscribe');
});

test('nobody is told about an organization at an address that may be somebody else’s', async () => {
  const ada = await person({ verified: false });
  await deliverMail(desk, { key: randomUUID(), userId: ada.userId, mail: changed });
  expect(ada.taken()).toEqual([]);
});

test('a name or an address never makes a second recipient or a further header', async () => {
  const address = `${randomUUID()}@example.test`;
  const ada = await person({ name: 'Ada, evil@example.test\r\nBcc: evil@example.test', address });
  await deliverMail(desk, {
    key: randomUUID(),
    userId: ada.userId,
    mail: { ...changed, organization: 'Marvel\r\nBcc: evil@example.test' },
  });
  const [mail] = ada.taken();
  expect(mail?.to).toEqual([address]);
  expect(mail?.raw.split('\n\n')[0]).not.toMatch(/^Bcc:/im);
});
