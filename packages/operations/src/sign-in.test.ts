import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import { type SignIn, type SignInMail, openSignIn } from './sign-in.ts';

const publicUrl = 'http://localhost:4000';
const password = 'correct horse battery staple';
const mails: SignInMail[] = [];
const warnings: Error[] = [];
let database: TestDatabase;
let signIn: SignIn;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ ...database.owner, max: 1 });
  signIn = await open(publicUrl);
});
afterAll(async () => {
  await signIn.close();
  await pool.end();
});

const open = (url: string) =>
  openSignIn({
    connection: database.api,
    publicUrl: url,
    secret: 'only for this test, thirty-two characters',
    sendMail: async (mail) => void mails.push(mail),
    warn: (error) => void warnings.push(error),
  });

/** A browser at one address: it keeps its cookies. */
function browser(at: string, { site = signIn, url = publicUrl } = {}) {
  const cookies = new Map<string, string>();
  const headers = () =>
    new Headers({
      origin: url,
      'content-type': 'application/json',
      'accept-language': 'fr-CA',
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    });
  return {
    cookies,
    headers,
    async call(path: string, body?: object) {
      const request = new Request(new URL(path, url), {
        method: body ? 'POST' : 'GET',
        headers: headers(),
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const answer = await site.handler(request, at);
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      const text = await answer.text();
      return {
        status: answer.status,
        setCookie: answer.headers.getSetCookie(),
        headers: answer.headers,
        body: text === '' ? null : JSON.parse(text),
      };
    },
    whoIs: () => site.whoIs(headers()),
  };
}
const newestMailTo = async (email: string) => {
  const { rows } = await pool.query('select id from auth."user" where email = $1', [email]);
  return mails.findLast(({ userId }) => userId === rows[0]?.id);
};
const signUp = async (email: string, at: string) => {
  const person = browser(at);
  expect((await person.call('/api/auth/sign-up/email', { name: 'Ada Lovelace', email, password })).status).toBe(200);
  return person;
};
const signedUp = async (email: string, at: string) => {
  const person = await signUp(email, at);
  await person.call((await newestMailTo(email.toLowerCase()))?.link ?? '');
  return person;
};

test('a person signs up, verifies the address, signs in, and signs out everywhere', async () => {
  const laptop = await signUp('Ada@Example.test', '192.0.2.1');
  expect(await laptop.whoIs()).toBe(null);
  expect(await laptop.call('/api/auth/sign-in/email', { email: 'ada@example.test', password })).toMatchObject({ status: 403 });

  const mail = await newestMailTo('ada@example.test');
  expect(mail?.template).toBe('sign_in.verify');
  await laptop.call(mail?.link ?? '');
  expect(await laptop.whoIs()).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.test' });

  const phone = browser('192.0.2.2');
  expect((await phone.call('/api/auth/sign-in/email', { email: 'ADA@example.test', password })).status).toBe(200);
  const before = [await laptop.whoIs(), await phone.whoIs()];
  expect(new Set(before.map((who) => who?.userId)).size).toBe(1);
  expect(new Set(before.map((who) => who?.sessionId)).size).toBe(2);

  await phone.call('/api/auth/revoke-sessions', {});
  expect([await laptop.whoIs(), await phone.whoIs()]).toEqual([null, null]);
  expect((await laptop.call('/api/auth/get-session')).body).toBe(null);
});

test('our rows of a person are in step with the ones of signing in', async () => {
  await signUp('Grace@Example.test', '192.0.2.3');
  const rows = async () =>
    (
      await pool.query(`select u.id = a.user_id as same, u.display_name, u.language, a.display, a.is_primary, a.verified_at is not null as verified
      from app_user u join email_address a on a.user_id = u.id where a.key = 'grace@example.test'`)
    ).rows;
  const person = { same: true, display_name: 'Ada Lovelace', language: 'fr', display: 'Grace@Example.test', is_primary: true };
  expect(await rows()).toEqual([{ ...person, verified: false }]);
  await browser('192.0.2.3').call((await newestMailTo('grace@example.test'))?.link ?? '');
  expect(await rows()).toEqual([{ ...person, verified: true }]);
});

test('a mail is queued only when whoever gets it is there to be found', async () => {
  const found: unknown[] = [];
  const site = await openSignIn({
    connection: database.api,
    publicUrl,
    secret: 'only for this test, thirty-two characters',
    sendMail: async ({ userId }) => {
      const { rows } = await pool.query('select display from app_user u join email_address a on a.user_id = u.id where u.id = $1', [
        userId,
      ]);
      found.push(...rows);
    },
    warn: (error) => void warnings.push(error),
  });
  await browser('192.0.2.77', { site }).call('/api/auth/sign-up/email', { name: 'Grace', email: 'Grace@Example.test', password });
  await site.close();

  expect(found).toEqual([{ display: 'Grace@Example.test' }]);
});

test('somebody who is known from an import keeps their id when they sign up, and their name until they verified', async () => {
  const id = '01980000-0000-7000-8000-00000000000a';
  await pool.query(`insert into app_user (id, display_name) values ($1, 'May Parker')`, [id]);
  await pool.query(`insert into email_address values ('may@example.test', $1, 'may@example.test', null, true)`, [id]);
  await signUp('may@example.test', '192.0.2.4');
  const name = async () => (await pool.query('select display_name from app_user where id = $1', [id])).rows[0].display_name;
  expect(await name()).toBe('May Parker');
  const may = browser('192.0.2.4');
  await may.call((await newestMailTo('may@example.test'))?.link ?? '');
  expect(await may.whoIs()).toMatchObject({ userId: id });
  expect(await name()).toBe('Ada Lovelace');
});

test('known and unknown addresses are answered alike; only the mailbox learns the difference', async () => {
  await signedUp('known@example.test', '192.0.2.5');
  const stranger = browser('192.0.2.6');
  const answers = async (path: string, body: (email: string) => object) =>
    [await stranger.call(path, body('known@example.test')), await stranger.call(path, body('unknown@example.test'))].map(
      ({ status, body: answer }) => ({
        status,
        keys: Object.keys(answer.user ?? answer).toSorted(),
      }),
    );

  const [known, unknown] = await answers('/api/auth/sign-in/email', (email) => ({ email, password: 'not the right one at all' }));
  expect(known).toEqual(unknown);
  expect(known?.status).toBe(401);
  const [reset, noReset] = await answers('/api/auth/request-password-reset', (email) => ({ email, redirectTo: '/reset-password' }));
  expect(reset).toEqual(noReset);
  expect((await newestMailTo('known@example.test'))?.template).toBe('sign_in.reset');
  const [again, first] = await answers('/api/auth/sign-up/email', (email) => ({ email, password, name: 'Eve' }));
  expect(again).toEqual(first);
  expect(again?.status).toBe(200);
  expect((await newestMailTo('known@example.test'))?.template).toBe('sign_in.account_exists');
});

test('a password that is easy to guess is refused before anything is looked up', async () => {
  const stranger = browser('192.0.2.7');
  for (const [bad, code] of [
    ['passwordpassword', 'password.common'],
    ['short', 'password.too_short'],
    ['i am ada lovelace!', 'password.about_you'],
  ])
    expect(
      await stranger.call('/api/auth/sign-up/email', { name: 'Ada Lovelace', email: 'known@example.test', password: bad }),
    ).toMatchObject({ status: 400, body: { code } });
});

test('a reset by mail ends every session, takes one use, and refuses a password with the name', async () => {
  const person = await signedUp('reset@example.test', '192.0.2.8');
  expect(await person.whoIs()).not.toBe(null);
  await person.call('/api/auth/request-password-reset', { email: 'reset@example.test', redirectTo: '/reset-password' });
  const token = /reset-password\/([\w-]+)/.exec((await newestMailTo('reset@example.test'))?.link ?? '')?.[1] ?? '';
  const setTo = async (newPassword: string) => (await browser('192.0.2.9').call('/api/auth/reset-password', { token, newPassword })).status;
  expect(await setTo('my name is lovelace')).toBe(400);
  expect(await setTo('another horse battery staple')).toBe(200);
  expect(await setTo('a third horse battery staple')).toBe(400);
  expect(await person.whoIs()).toBe(null);
  expect((await person.call('/api/auth/sign-in/email', { email: 'reset@example.test', password })).status).toBe(401);
  expect(
    (await person.call('/api/auth/sign-in/email', { email: 'reset@example.test', password: 'another horse battery staple' })).status,
  ).toBe(200);
});

test('changing the password ends the sessions elsewhere', async () => {
  const laptop = await signedUp('change@example.test', '192.0.2.10');
  const phone = browser('192.0.2.11');
  await phone.call('/api/auth/sign-in/email', { email: 'change@example.test', password });
  expect(
    (await laptop.call('/api/auth/change-password', { currentPassword: password, newPassword: 'quite another horse staple' })).status,
  ).toBe(200);
  expect(await phone.whoIs()).toBe(null);
  expect(await laptop.whoIs()).not.toBe(null);
});

test('the sixth sign-in within ten seconds waits, by client and not by what it claims', async () => {
  const guess = (at: string) =>
    browser(at).call('/api/auth/sign-in/email', { email: 'nobody@example.test', password: 'a guess at a password' });
  const statuses: number[] = [];
  for (let n = 0; n < 5; n++) statuses.push((await guess('2001:db8::1')).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401]);
  const refused = await guess('2001:db8::ffff'); // another address of the same /64
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
  const wait = Number(refused.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(10);
  expect((await guess('2001:db8:0:1::1')).status).toBe(401);
});

test('a session ends half an hour after it was last used, and twelve hours after it began', async () => {
  const person = await signedUp('idle@example.test', '192.0.2.12');
  const who = await person.whoIs();
  const minutes = ((who?.endsAt.getTime() ?? 0) - (who?.now.getTime() ?? 0)) / 60_000;
  expect(minutes).toBeGreaterThan(29);
  expect(minutes).toBeLessThanOrEqual(30.1);
  const age = (began: string, used: string) =>
    pool.query(
      `update auth.session set "createdAt" = now() - $2::interval, "updatedAt" = now() - $3::interval, "expiresAt" = least(now() - $3::interval + interval '30 min', now() - $2::interval + interval '12 h') where id = $1`,
      [who?.sessionId, began, used],
    );
  const end = async () =>
    (
      await pool.query(`select round(extract(epoch from "expiresAt" - now()) / 60) as minutes from auth.session where id = $1`, [
        who?.sessionId,
      ])
    ).rows[0]?.minutes;

  await age('2 h', '20 min');
  expect(await person.whoIs()).not.toBe(null);
  expect(Number(await end())).toBe(30); // asking kept it open
  await age('11 h 50 min', '20 min');
  expect(await person.whoIs()).not.toBe(null);
  expect(Number(await end())).toBe(10);
  await age('2 h', '31 min');
  await signIn.stayOpen(person.headers());
  expect(await person.whoIs()).toBe(null);
});

test('whoever asks the database by itself keeps the session open, once a minute', async () => {
  const person = await signedUp('open@example.test', '192.0.2.19');
  const { sessionId } = (await person.whoIs()) ?? {};
  const lastSeen = async () => (await pool.query('select "updatedAt" as at from auth.session where id = $1', [sessionId])).rows[0].at;
  await pool.query(`update auth.session set "updatedAt" = now() - interval '20 min' where id = $1`, [sessionId]);
  const before = await lastSeen();
  await signIn.stayOpen(person.headers());
  const after = await lastSeen();
  expect(after.getTime()).toBeGreaterThan(before.getTime());
  await pool.query(`update auth.session set "updatedAt" = $2 where id = $1`, [sessionId, before]);
  await signIn.stayOpen(person.headers());
  expect(await lastSeen()).toEqual(before);
});

test('a copy of the database signs nobody in', async () => {
  const person = await signedUp('copied@example.test', '192.0.2.13');
  const { sessionId } = (await person.whoIs()) ?? {};
  const { rows } = await pool.query('select token from auth.session where id = $1', [sessionId]);
  const token: string = rows[0].token;
  const name = 'totem.session_token';
  const forged = createHmac('sha256', 'another secret of thirty-two characters').update(token).digest('base64');
  for (const value of [
    token,
    `${token}.`,
    `${token}.${token}`,
    encodeURIComponent(`${token}.AAAA`),
    encodeURIComponent(`${token}.${forged}`),
  ]) {
    expect(await signIn.whoIs(new Headers({ cookie: `${name}=${value}` }))).toBe(null);
    const answer = await signIn.handler(
      new Request(`${publicUrl}/api/auth/get-session`, { headers: { cookie: `${name}=${value}` } }),
      '192.0.2.14',
    );
    expect(await answer.json()).toBe(null);
  }
  expect(await signIn.whoIs(new Headers({ authorization: `Bearer ${token}` }))).toBe(null);
});

test('behind https every cookie is bound to the host and never sent in the clear', async () => {
  const site = await open('https://totem.example');
  await site.addVerifiedUser({ name: 'Ida', email: 'ida@example.test', password });
  const answer = await browser('192.0.2.15', { site, url: 'https://totem.example' }).call('/api/auth/sign-in/email', {
    email: 'ida@example.test',
    password,
  });
  expect(answer.status).toBe(200);
  expect(answer.setCookie.length).toBeGreaterThan(0);
  for (const cookie of answer.setCookie) {
    expect(cookie).toMatch(/^__Host-totem\./);
    expect(cookie).toMatch(/; Path=\/(;|$)/);
    for (const flag of [/; Secure/, /; HttpOnly/, /; SameSite=Lax/]) expect(cookie).toMatch(flag);
    expect(cookie).not.toMatch(/Domain/i);
  }
  await site.close();
});

test('what is not ours to offer does not exist, and fields that nobody may set are refused', async () => {
  const stranger = browser('192.0.2.16');
  for (const path of ['/sign-in/social', '/delete-user', '/change-email', '/update-session', '/link-social', '/__proto__', '/toString'])
    expect((await stranger.call(`/api/auth${path}`, {})).status).toBe(404);
  const body = { name: 'Eve', email: 'eve@example.test', password };
  for (const extra of [
    { id: 'x' },
    { emailVerified: true },
    { image: 'x' },
    { callbackURL: 'https://evil.example' },
    { callbackURL: '//evil.example' },
  ])
    expect((await stranger.call('/api/auth/sign-up/email', { ...body, ...extra })).status).toBe(400);
  expect(await newestMailTo('eve@example.test')).toBe(undefined);
});

test('without a database signing in is unavailable, which is not a no', async () => {
  const site = await openSignIn({
    connection: { ...database.api, port: 1 },
    publicUrl,
    secret: 'only for this test, thirty-two characters',
    sendMail: async () => {},
    warn: () => {},
  });
  const person = browser('192.0.2.17', { site });
  expect((await person.call('/api/auth/sign-in/email', { email: 'ada@example.test', password })).status).toBe(503);
  const ada = await signedUp('outage@example.test', '192.0.2.18');
  await expect(site.whoIs(ada.headers())).rejects.toMatchObject({ message: 'unavailable' });
  expect((await site.handler(new Request(`${publicUrl}/api/auth/get-session`, { headers: ada.headers() }), '192.0.2.18')).status).toBe(503);
  await site.close();
});
