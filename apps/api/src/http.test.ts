import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type TestDatabase, freshDatabase, setReachable } from '@totem/operations/testing-database';
import { openQueue } from '@totem/operations/jobs';
import { openSignIn } from '@totem/operations/sign-in';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Api, startApi } from './http.ts';

const Answer = z.object({ result: z.object({ data: z.unknown() }) });
const secret = 'only for this test, thirty-two characters';
let database: TestDatabase;
let webDir: string;
let api: Api;

beforeAll(async () => {
  database = await freshDatabase();
  webDir = await mkdtemp(join(tmpdir(), 'totem-console-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Totem</title>');
  await writeFile(join(webDir, 'assets', 'main-abc.js'), 'export {};');
  await writeFile(join(webDir, 'assets', 'main-abc.js.br'), brotliCompressSync('export {};'));
  await writeFile(join(webDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  api = await startApi({ connection: database.api, port: 0, secret, webDir });
});
afterAll(async () => {
  await api.close();
  await rm(webDir, { recursive: true });
});

const ours = { 'x-totem-client': 'test', 'content-type': 'application/json' };
const get = (path: string, headers: Record<string, string> = {}) => fetch(api.url + path, { headers });
const post = (path: string, headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer> = '{}') =>
  fetch(api.url + path, { method: 'POST', headers, body });

/** What comes back for bytes sent as they are. */
async function raw(...parts: string[]): Promise<string> {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  for (const part of parts) socket.write(part);
  await once(socket, 'close');
  return answer;
}

const expected = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

test.each([
  ['/', 200, 'no-cache'],
  ['/any/page?of=ours', 200, 'no-cache'],
  ['/assets/main-abc.js', 200, 'public, max-age=31536000, immutable'],
  ['/icon.svg', 200, 'no-cache'],
  ['/assets/gone.js', 404, 'no-store'],
  ['/health/live', 200, 'no-store'],
  ['/health/ready', 200, 'no-store'],
  ['/api/nothing', 404, 'no-store'],
  ['/api/trpc/me.person', 200, 'no-store'],
  ['/api/trpc/no.such', 404, 'no-store'],
  ['/api/auth/get-session', 200, 'no-store'],
  ['/api/auth/ok', 404, 'no-store'],
  ['/%zz', 400, 'no-store'],
])('%s answers %i with every header', async (path, status, caching) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  const found = Object.fromEntries(Object.keys(expected).map((name) => [name, answer.headers.get(name)]));
  expect(found).toEqual(expected);
  expect(answer.headers.get('cache-control')).toBe(caching);
  expect(answer.headers.get('permissions-policy')).toContain('camera=()');
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'strict-transport-security'])
    expect(answer.headers.get(name)).toBe(null);
  expect(await answer.text()).not.toContain('node_modules');
});

test('a file that was compressed beforehand is sent so to whoever takes it, and as it is to others', async () => {
  const asked = async (encoding: string) => {
    const answer = await get('/assets/main-abc.js', { 'accept-encoding': encoding });
    const { headers } = answer;
    expect(headers.get('content-type')).toMatch(/^(text|application)\/javascript; charset=utf-8$/);
    return [headers.get('content-encoding'), headers.get('cache-control'), await answer.text()];
  };
  const caching = 'public, max-age=31536000, immutable';
  expect(await asked('gzip, br')).toEqual(['br', caching, 'export {};']);
  expect(await asked('identity')).toEqual([null, caching, 'export {};']);
  expect((await get('/assets/main-abc.js', { 'accept-encoding': 'br' })).headers.get('vary')).toMatch(/accept-encoding/i);
});

test('behind https, browsers are told to stay there', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo; // a server that listens on TCP has one
  await new Promise((resolve) => probe.close(resolve));
  const site = await startApi({ connection: database.api, port, secret, publicUrl: 'https://totem.example' });
  const answer = await fetch(`http://127.0.0.1:${port}/health/live`);
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  await site.close();
});

describe('a page that is not ours', () => {
  const paths = [
    '/api/trpc/me.person',
    '/api/auth/sign-in/email',
    '/api/auth/sign-out',
    '/api/auth/sign-up/email',
    '/api/auth/revoke-sessions',
  ];
  const types = [
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/octet-stream',
    'application/jsonx',
    '',
  ];

  test.each(paths)('gets nothing from %s, whatever it sends', async (path) => {
    for (const type of types) {
      const answer = await post(
        path,
        { origin: 'https://evil.example', 'x-totem-client': 'x', ...(type && { 'content-type': type }) },
        new Uint8Array([123, 125]),
      );
      expect([type, answer.status]).toEqual([type, 415]);
    }
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect((await post(path, { ...ours, ...headers })).status).toBe(403);
  });

  test('cannot call without our header, and its preflight is not answered', async () => {
    expect((await post('/api/trpc/me.person', { 'content-type': 'application/json' })).status).toBe(403);
    const preflight = await fetch(`${api.url}/api/trpc/me.person`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.ok).toBe(false);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(null);
  });

  test('a page of ours is let through', async () => {
    expect(
      (
        await post(
          '/api/auth/sign-in/email',
          { ...ours, origin: api.url },
          JSON.stringify({ email: 'a@example.test', password: 'not the password' }),
        )
      ).status,
    ).toBe(401);
  });
});

describe('limits', () => {
  test('a batch holds twenty calls', async () => {
    const batch = (calls: number) => get(`/api/trpc/${Array.from({ length: calls }, () => 'me.person').join(',')}?batch=1&input={}`);
    expect((await batch(20)).status).toBe(200);
    expect((await batch(21)).status).toBe(400);
  });

  test.each(['/api/trpc/me.person', '/api/auth/sign-in/email'])('a body over 512 kB is not read (%s)', async (path) => {
    const answer = await post(path, ours, JSON.stringify({ a: 'x'.repeat(512 * 1024) }));
    expect([answer.status, await answer.json()]).toEqual([413, { code: 'body_too_large' }]);
  });

  test('JSON nests 32 deep at most, in bodies and in queries', async () => {
    const deep = '['.repeat(200) + ']'.repeat(200);
    expect((await post('/api/trpc/me.person', ours, deep)).status).toBe(400);
    expect(await (await post('/api/trpc/me.person', ours, deep)).json()).toEqual({ code: 'too_deep' });
    expect((await get(`/api/trpc/me.person?input=${deep}`)).status).toBe(400);
  });

  test('what is not HTTP is refused in few words', async () => {
    const answer = await raw('nonsense\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain("content-security-policy: default-src 'none'");
  });

  test('headers and bodies that never end are ended', { timeout: 30_000 }, async () => {
    const slowHeaders = raw('GET / HTTP/1.1\r\nHost: x\r\nX-A: ');
    const slowBody = raw(
      'POST /api/trpc/me.person HTTP/1.1\r\nHost: x\r\nx-totem-client: t\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    );
    expect(await slowHeaders).toMatch(/^HTTP\/1\.1 408/);
    expect(await slowBody).toMatch(/^(HTTP\/1\.1 408|$)/);
  });

  test('one client has so many requests in a minute, and is told when to come again', async () => {
    const site = await startApi({ connection: database.api, port: 0, secret, requestsPerMinute: 3, trustProxy: '127.0.0.1' });
    const from = (client: string) => fetch(`${site.url}/api/trpc/me.person`, { headers: { 'x-forwarded-for': client } });
    const statuses = [];
    for (const client of ['2001:db8::1', '2001:db8::2', '2001:DB8:0:0::3']) statuses.push((await from(client)).status);
    expect(statuses).toEqual([200, 200, 200]);
    const refused = await from('2001:db8::4');
    expect([refused.status, await refused.json()]).toEqual([429, { code: 'rate.limited' }]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await from('2001:db8:1::1')).status).toBe(200);
    expect((await fetch(`${site.url}/health/live`)).status).toBe(200);
    await site.close();
  });

  test('guesses at a password are counted by client, whatever a header of ours claims', async () => {
    const site = await startApi({ connection: database.api, port: 0, secret, trustProxy: '127.0.0.1' });
    const statuses: number[] = [];
    for (let guess = 0; guess < 6; guess++) {
      const headers = { ...ours, origin: site.url, 'x-forwarded-for': '198.51.100.7', 'x-totem-address': `192.0.2.${guess}` };
      const body = JSON.stringify({ email: 'nobody@example.test', password: 'a guess at a password' });
      statuses.push((await fetch(`${site.url}/api/auth/sign-in/email`, { method: 'POST', headers, body })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    await site.close();
  });

  test('guesses from one IPv6 network are one client, and another network is another', async () => {
    const site = await startApi({ connection: database.api, port: 0, secret, trustProxy: '127.0.0.1' });
    const guess = async (client: string) => {
      const headers = { ...ours, origin: site.url, 'x-forwarded-for': client };
      const body = JSON.stringify({ email: 'nobody@example.test', password: 'a guess at a password' });
      return (await fetch(`${site.url}/api/auth/sign-in/email`, { method: 'POST', headers, body })).status;
    };
    for (let host = 1; host <= 5; host++) expect(await guess(`2001:db8:5::${host}`)).toBe(401);
    expect([await guess('2001:db8:5::6'), await guess('2001:db8:6::1')]).toEqual([429, 401]);
    await site.close();
  });

  test('a client cannot choose whom the limits count', async () => {
    const site = await startApi({ connection: database.api, port: 0, secret, requestsPerMinute: 2 });
    const from = (client: string) =>
      fetch(`${site.url}/api/trpc/me.person`, { headers: { 'x-forwarded-for': client, 'x-totem-address': client } });
    expect([(await from('192.0.2.1')).status, (await from('192.0.2.2')).status, (await from('192.0.2.3')).status]).toEqual([200, 200, 429]);
    await site.close();
  });
});

const password = 'correct horse battery staple';
const auth = (path: string, body: object, cookie = '') =>
  post(`/api/auth/${path}`, { ...ours, origin: api.url, cookie }, JSON.stringify(body));
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function signedInAs(email: string): Promise<string> {
  const signIn = await openSignIn({ connection: database.api, publicUrl: api.url, secret, sendMail: async () => {}, warn: () => {} });
  await signIn.addVerifiedUser({ name: 'Ada Lovelace', email, password });
  await signIn.close();
  return cookiesOf(await auth('sign-in/email', { email, password }));
}

test('a person signs up, confirms, and is who they are; a copied cookie is nobody once they signed out', async () => {
  const links: string[] = [];
  const warn = () => {};
  const worker = await openQueue({ connection: database.worker, supervises: false, warn });
  await worker.work({
    mail: async ({ mail }) => void links.push(mail.link),
    'grant.ending': async () => {},
    'activity.export': async () => {},
    'activity.forget': async () => {},
    'import.judge': async () => {},
    'import.make': async () => {},
    'import.forget': async () => {},
  });
  const person = { email: 'ada@example.test', password };

  const signedUp = await auth('sign-up/email', { name: 'Ada Lovelace', ...person });
  expect([signedUp.status, cookiesOf(signedUp)]).toEqual([200, '']);
  await expect.poll(() => links.length, { timeout: 5_000 }).toBe(1);
  const confirmed = await fetch(links[0] ?? '', { redirect: 'manual' });
  expect([confirmed.status, confirmed.headers.get('location')]).toEqual([302, '/']);
  for (const cookie of confirmed.headers.getSetCookie()) expect(cookie).toMatch(/^totem\.[^;]+;.*HttpOnly; SameSite=Lax/);

  const signedIn = await auth('sign-in/email', person);
  const cookie = cookiesOf(signedIn);
  const who = async () => Answer.parse(await (await get('/api/trpc/me.person', { cookie })).json()).result.data;
  expect(await who()).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.test' });
  await auth('sign-out', {}, cookie);
  expect(await who()).toBe(null);
  await worker.stop();
});

test('without a database every question is unavailable, which is not a no, and it heals by itself', async () => {
  const cookie = await signedInAs('outage@example.test');
  const status = async (path: string) => (await get(path, { cookie })).status;
  const all = async () => [
    await status('/api/trpc/me.person'),
    await status('/api/auth/get-session'),
    await status('/health/ready'),
    await status('/health/live'),
  ];
  await setReachable(database, false);
  await expect.poll(all, { timeout: 5_000 }).toEqual([503, 503, 503, 200]);
  const answer = await get('/api/trpc/me.person', { cookie });
  expect(answer.headers.get('retry-after')).toBe('2');
  expect(await answer.json()).toMatchObject({
    error: { message: 'unavailable', data: { code: 'SERVICE_UNAVAILABLE', outcome: 'not_done', reason: null } },
  });
  await setReachable(database, true);
  await expect.poll(all, { timeout: 5_000 }).toEqual([200, 200, 200, 200]);
});

test('what a client learns of an error is its reason and the fields at fault', async () => {
  const gone = await get('/api/trpc/no.such');
  expect(await gone.json()).toEqual({
    error: {
      code: -32004,
      message: 'not_found',
      data: { code: 'NOT_FOUND', httpStatus: 404, reason: null, details: {}, fields: null, outcome: null },
    },
  });
  const broken = await post('/api/trpc/me.person', ours, '{');
  expect(broken.status).toBeLessThan(500);
  expect(await broken.text()).not.toMatch(/stack|node_modules|JSON/);
});

test('a role that may more than it should is refused at the start, and nothing listens', async () => {
  await expect(startApi({ connection: database.owner, port: 0, secret })).rejects.toThrow('may more than it should');
});

test('stopping answers what is under way, and a second stop waits for the first', async () => {
  const site = await startApi({ connection: database.api, port: 0, secret, drainDelayMs: 300 });
  const slow = fetch(`${site.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { ...ours, origin: site.url },
    body: JSON.stringify({ email: 'nobody@example.test', password: 'a guess at a password' }),
  });
  const [first, second] = [site.close(), site.close()];
  expect(first).toBe(second);
  const ready = await fetch(`${site.url}/health/ready`);
  expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close']);
  expect((await slow).status).toBe(401);
  await first;
  await expect(fetch(`${site.url}/health/live`)).rejects.toThrow();
});

test('a request that is in hand when the server stops is answered whole', async () => {
  const site = await startApi({ connection: database.api, port: 0, secret });
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  const body = JSON.stringify({ email: 'nobody@example.test', password: 'passwordpassword', name: 'Nobody' });
  socket.write(
    `POST /api/auth/sign-up/email HTTP/1.1\r\nHost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
  );
  await expect.poll(() => answer, { timeout: 5_000, interval: 5 }).toContain('100 Continue');
  const closed = site.close();
  await expect
    .poll(
      () =>
        fetch(`${site.url}/health/live`).then(
          () => true,
          () => false,
        ),
      { timeout: 5_000, interval: 5 },
    )
    .toBe(false);
  socket.write(body);
  await closed;
  expect(answer).toContain('HTTP/1.1 400 Bad Request');
  expect(answer).toContain('"code":"password.common"');
  expect(answer).toMatch(/connection: close/i);
});
