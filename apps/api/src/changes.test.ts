// Longer than most: one stream after the other is opened, changed under and cut, on two processes, one of which gets no hints.
import { ChangesView } from '@totem/domain/changes';
import { rowsIn, setReachable } from '@totem/operations/testing-database';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Events, type StreamEvent, eventsOf } from './testing-events.ts';
import { type Caller, type Site, openSite, startSite } from './testing-site.ts';

const keepAliveMs = 300;
type Process = Awaited<ReturnType<typeof openSite>>;

let site: Site;
/** Another process on the same database, which looks again often and is told nothing. */
let deaf: Process;
/** One that is told, and otherwise would look again after a minute. */
let told: Process;
let nick: Caller;
const open: Events[] = [];

beforeAll(async () => {
  site = await startSite();
  [deaf, told] = await Promise.all([
    openSite(site.database, { hints: false, streamKeepAliveMs: keepAliveMs }),
    openSite(site.database, { streamKeepAliveMs: 60_000 }),
  ]);
  nick = await site.as('nick@marvel.example');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((events) => events.leave()));
});
afterAll(async () => {
  await Promise.all([deaf.close(), told.close()]);
  await site.close();
});

const Version = z.object({ result: z.object({ data: z.object({ version: z.int() }) }) });
const version = async () => Version.parse(JSON.parse((await nick('organizations.bySlug', { slug: 'marvel' })).text)).result.data.version;

interface Reading {
  readonly organizationId?: string;
  readonly since?: number;
  readonly lastEventId?: string;
}

/** A stream as somebody's page has it. */
async function follow(at: Pick<Process, 'url'>, cookie: string, { lastEventId, ...input }: Reading = {}): Promise<Events> {
  const asked = encodeURIComponent(JSON.stringify({ organizationId: site.id('organization'), ...input }));
  const events = await eventsOf(`${at.url}/api/trpc/changes.follow?input=${asked}`, {
    cookie,
    ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
  });
  open.push(events);
  return events;
}

const messageOf = (event: StreamEvent | null) => {
  if (event?.event !== 'message') throw new Error(`No message: ${JSON.stringify(event)}`);
  return ChangesView.parse(JSON.parse(event.data));
};
const Failed = z.object({ message: z.string(), data: z.object({ reason: z.string().nullable() }) });
const reasonOf = (event: StreamEvent | null) =>
  event?.event === 'serialized-error' ? Failed.parse(JSON.parse(event.data)).data.reason : event;

/** The next message that says that something changed; those that only keep the stream alive are passed over. */
async function nextChange(events: Events): Promise<{ readonly id: string; readonly view: ChangesView }> {
  for (;;) {
    const event = await events.next();
    const view = messageOf(event);
    if (view.changed) return { id: event?.id ?? '', view };
  }
}

/** The last thing that a stream says, whatever keeps it alive before. */
async function lastOf(events: Events): Promise<StreamEvent | null> {
  for (;;) {
    const event = await events.next();
    if (event?.event !== 'message') return event;
  }
}

let given = 0;
/** Gives somebody an extra role, or takes it back; the next version. */
async function change(member: string, { by = nick, item = 'voc:oscorp-voc' } = {}): Promise<number> {
  const before = await version();
  const line = { change: 'give', to: { member: site.id(member) }, gives: { role: 'voc/owner' }, on: { item: site.id(item) } };
  const from = new Date(Date.UTC(2990 + given, 0, 1)).toISOString();
  const until = new Date(Date.UTC(2990 + given++, 6, 1)).toISOString();
  const answer = await by('grants.save', {
    organizationId: site.id('organization'),
    madeAt: before,
    changes: [{ ...line, from, until }],
  });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return before + 1;
}

const nothing = { members: [], userGroups: [], locationGroups: [], tree: false, catalog: false, more: false };

test('a stream begins with the version, and then tells what changed, within a second of the change', async () => {
  const events = await follow(told, await told.cookieOf('felicia@oscorp.example'));
  expect(messageOf(await events.next())).toEqual({ version: await version(), changed: null });
  const next = await change('user:may');
  const before = performance.now();
  expect((await nextChange(events)).view).toEqual({ version: next, changed: { ...nothing, members: [site.id('user:may')] } });
  expect(performance.now() - before).toBeLessThan(1_000);
});

test('BX-22 without hints a stream follows at its next keep-alive', async () => {
  const events = await follow(deaf, await deaf.cookieOf('felicia@oscorp.example'));
  const first = messageOf(await events.next());
  expect(messageOf(await events.next())).toEqual({ ...first, changed: null });
  const next = await change('user:gwen');
  expect((await nextChange(events)).view).toEqual({ version: next, changed: { ...nothing, members: [site.id('user:gwen')] } });
});

test('HX-12 BX-28 of what the reader may not see there is only something', async () => {
  const felicia = await follow(told, await told.cookieOf('felicia@oscorp.example'));
  const pepper = await follow(told, await told.cookieOf('pepper@stark.example'));
  await Promise.all([felicia.next(), pepper.next()]);
  const next = await change('user:happy', { item: 'voc:voc-post-purchase' });
  expect((await nextChange(felicia)).view).toEqual({ version: next, changed: { ...nothing, more: true } });
  expect((await nextChange(pepper)).view).toEqual({ version: next, changed: { ...nothing, more: true } });
});

test('G10 another organization’s changes never show', async () => {
  const events = await follow(deaf, await deaf.cookieOf('ana@acme.example'), { organizationId: site.id('organization', 'acme') });
  const first = messageOf(await events.next());
  await change('user:may');
  for (let kept = 0; kept < 3; kept++) expect(messageOf(await events.next())).toEqual({ ...first, changed: null });
});

test('a stream that was cut goes on where it was, in whatever process', async () => {
  const cookie = await told.cookieOf('felicia@oscorp.example');
  const events = await follow(told, cookie);
  const first = await events.next();
  await events.leave();
  await change('user:may');
  const next = await change('user:mary-jane');
  const seen = { ...nothing, members: [site.id('user:may'), site.id('user:mary-jane')] };
  for (const process of [told, deaf]) {
    const again = await follow(process, cookie, { lastEventId: first?.id ?? '' });
    expect(messageOf(await again.next())).toEqual({ version: next, changed: seen });
    await again.leave();
    const since = await follow(process, cookie, { since: messageOf(first).version });
    expect(messageOf(await since.next())).toEqual({ version: next, changed: seen });
    await since.leave();
  }
});

test('after a restore, or so long that changes are no longer kept, everything may have changed', async () => {
  const cookie = await told.cookieOf('felicia@oscorp.example');
  const everything = { ...nothing, tree: true, catalog: true, more: true };
  for (const lastEventId of ['00000009.0.1', '00000001.7.1', 'nonsense']) {
    const events = await follow(told, cookie, { lastEventId });
    expect(messageOf(await events.next())).toEqual({ version: await version(), changed: everything });
    await events.leave();
  }
  const future = await follow(told, cookie, { since: 1_000_000 });
  expect(messageOf(await future.next()).changed).toEqual(everything);
});

describe('who may no longer read gets no further message, but the reason, within one keep-alive', () => {
  test('E47 F28 suspended, with hints off', async () => {
    const events = await follow(deaf, await deaf.cookieOf('gwen@oscorp.example'));
    await events.next();
    await setStatus('user:gwen', 'suspended');
    await change('user:gwen');
    const before = performance.now();
    expect(reasonOf(await events.next())).toBe('member.suspended');
    expect(performance.now() - before).toBeLessThan(keepAliveMs * 3);
    expect(await events.next()).toBeNull();
    await setStatus('user:gwen', 'active');
  });

  test('E47 suspended, told by a hint', async () => {
    const events = await follow(told, await told.cookieOf('gwen@oscorp.example'));
    await events.next();
    await setStatus('user:gwen', 'suspended');
    await change('user:may');
    expect(reasonOf(await events.next())).toBe('member.suspended');
    await setStatus('user:gwen', 'active');
  });

  test('signed out elsewhere', async () => {
    const cookie = await deaf.cookieOf('felicia@oscorp.example');
    const events = await follow(deaf, cookie);
    await events.next();
    const answer = await fetch(`${told.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: told.url },
      body: '{}',
    });
    expect(answer.status).toBe(200);
    expect(reasonOf(await lastOf(events))).toBe('sign_in.required');
  });

  test('signed out elsewhere, told by a hint', async () => {
    const cookie = await told.cookieOf('felicia@oscorp.example');
    const events = await follow(told, cookie);
    await events.next();
    const headers = { cookie, 'content-type': 'application/json', origin: site.url };
    expect((await fetch(`${site.url}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' })).status).toBe(200);
    expect(reasonOf(await events.next())).toBe('sign_in.required');
  });

  test('revoked', async () => {
    const events = await follow(deaf, await deaf.cookieOf('mary-jane@oscorp.example'));
    await events.next();
    await setStatus('user:mary-jane', 'ended');
    expect(reasonOf(await lastOf(events))).toBe('organization.not_found');
    await setStatus('user:mary-jane', 'active');
  });
});

/** There is no operation yet that suspends: the row is written as it would be. */
async function setStatus(member: string, status: 'active' | 'suspended' | 'ended'): Promise<void> {
  await rowsIn(
    site.database,
    `with over as (update member_state set valid_until = clock_timestamp() where member_id = $1 and valid_until is null returning *)
     insert into member_state (organization_id, id, member_id, status, home_node_id, valid_from)
     select organization_id, uuidv7(), member_id, $2, home_node_id, valid_until from over`,
    [site.id(member), status],
  );
}

test('two hundred open streams hold no connection of a pool, and one change reaches all', async () => {
  const cookies = await Promise.all(['felicia@oscorp.example', 'nick@marvel.example'].map((email) => told.cookieOf(email)));
  const streams = await Promise.all(Array.from({ length: 200 }, (_, index) => follow(told, cookies[index % 2] ?? '')));
  for (const events of streams) expect(messageOf(await events.next()).changed).toBeNull();
  const busy = async () =>
    rowsIn(
      site.database,
      `select application_name, state from pg_stat_activity where datname = current_database() and application_name like 'totem %' and state <> 'idle'`,
    );
  await expect.poll(busy).toEqual([]);
  const next = await change('user:may');
  const views = await Promise.all(streams.map(async (events) => (await nextChange(events)).view));
  expect(new Set(views.map((view) => view.version))).toEqual(new Set([next]));
  expect(new Set(views.map((view) => JSON.stringify(view.changed)))).toEqual(
    new Set([JSON.stringify({ ...nothing, members: [site.id('user:may')] })]),
  );
});

test('F50 one person has a hundred streams at most, and somebody else still has theirs', async () => {
  const cookie = await told.cookieOf('nick@marvel.example');
  const streams = await Promise.all(Array.from({ length: 100 }, () => follow(told, cookie)));
  for (const events of streams) expect(messageOf(await events.next()).changed).toBeNull();
  const one = await follow(told, cookie);
  expect(reasonOf(await one.next())).toBe('rate.limited');
  const other = await follow(told, await told.cookieOf('felicia@oscorp.example'));
  expect(messageOf(await other.next()).changed).toBeNull();
  await Promise.all(streams.map((events) => events.leave()));
  await expect.poll(async () => reasonOf(await (await follow(told, cookie)).next())).not.toBe('rate.limited');
});

test('without the database a stream ends as an outage, which is no reason to leave the page', async () => {
  const events = await follow(deaf, await deaf.cookieOf('felicia@oscorp.example'));
  await events.next();
  await setReachable(site.database, false);
  const last = await lastOf(events);
  expect(Failed.parse(JSON.parse(last?.data ?? '')).message).toBe('unavailable');
  await setReachable(site.database, true);
  await expect.poll(async () => (await nick('organizations.bySlug', { slug: 'marvel' })).status, { timeout: 10_000 }).toBe(200);
});

test('F33 hints come back by themselves when their connection was cut, and what was missed is looked at', async () => {
  const events = await follow(told, await told.cookieOf('felicia@oscorp.example'));
  await events.next();
  const next = await change('user:may', { by: await deaf.as('nick@marvel.example') }); // which tells nobody
  await rowsIn(
    site.database,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'totem hint'`,
  );
  expect((await nextChange(events)).view.version).toBe(next);
});

test('F16 a process that stops ends its streams with a word to come again, and stops', async () => {
  const leaving = await openSite(site.database, { streamKeepAliveMs: 60_000 });
  const events = await follow(leaving, await leaving.cookieOf('felicia@oscorp.example'));
  await events.next();
  const closed = leaving.close();
  expect((await lastOf(events))?.event).toBe('return');
  await closed;
});
