import { demoPassword, seedDemo } from '@totem/operations/demo';
import { type TestDatabase, freshDatabase, idsByReference } from '@totem/operations/testing-database';
import { z } from 'zod';
import { type Api, type ApiOptions, startApi } from './http.ts';
import { appRouter } from './router.ts';
import { eventsOf } from './testing-events.ts';

/** What a call came back with, in the bytes that a client sees. */
export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Somebody at the API; `input` absent: a procedure that takes none. */
export type Caller = (procedure: string, input?: object) => Promise<Answered>;

/** The API over HTTP with the demonstration worlds, for tests of who may call what. */
export interface Site {
  readonly url: string;
  readonly database: TestDatabase;
  readonly nobody: Caller;
  /** A person of the demonstration by their address, with the cookies of a real sign-in. */
  as(email: string): Promise<Caller>;
  /** The same person's cookies, each time of a sign-in session of its own. */
  cookieOf(email: string): Promise<string>;
  /** The id of a thing in a world by its reference there: `user:may`, `voc:oscorp-voc`, `organization` for the world itself. */
  id(reference: string, slug?: 'marvel' | 'clinique-mouvement' | 'acme'): string;
  close(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const database = await freshDatabase();
  await seedDemo(database.api);
  const slugs = ['marvel', 'clinique-mouvement', 'acme'] as const;
  const ids = new Map(await Promise.all(slugs.map(async (slug) => [slug, await idsByReference(database, slug)] as const)));
  return {
    database,
    ...(await openSite(database)),
    id(reference, slug = 'marvel') {
      const found = ids.get(slug)?.get(reference);
      if (found === undefined) throw new Error(`Nothing in ${slug} is ${reference}.`);
      return found;
    },
  };
}

/** The API on a database that holds people whose password is that of the demonstration. */
export async function openSite(
  database: TestDatabase,
  options: Partial<ApiOptions> = {},
): Promise<Pick<Site, 'url' | 'nobody' | 'as' | 'cookieOf' | 'close'>> {
  const api = await startApi({
    connection: database.api,
    port: 0,
    secret: 'only for tests, of thirty-two characters or more',
    trustProxy: '127.0.0.1',
    requestsPerMinute: 1_000_000,
    ...options,
  });
  let people = 0;
  const cookieOf = async (email: string) => {
    const answer = await fetch(`${api.url}/api/auth/sign-in/email`, {
      method: 'POST',
      // From an address of their own: guesses at a password are counted by address.
      headers: { 'content-type': 'application/json', origin: api.url, 'x-forwarded-for': `192.0.2.${++people}` },
      body: JSON.stringify({ email, password: demoPassword }),
    });
    if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  };
  return {
    url: api.url,
    nobody: callerWith(api, ''),
    cookieOf,
    as: async (email) => callerWith(api, await cookieOf(email)),
    close: () => api.close(),
  };
}

/** What the router knows of a procedure. */
interface Procedure {
  readonly type: 'query' | 'mutation' | 'subscription';
  /** Its input's schemas, all of which must hold. */
  readonly inputs: readonly unknown[];
  readonly output?: unknown;
}

/** Every procedure by its path. At run time the router keeps them so, whatever its type says. */
export const procedures: ReadonlyMap<string, Procedure> = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: Procedure }>).map(([path, { _def }]) => [path, _def]),
);

function callerWith(api: Api, cookie: string): Caller {
  const headers = { cookie, 'x-totem-client': 'test', 'content-type': 'application/json' };
  return async (procedure, input) => {
    const body = input && JSON.stringify(input);
    const address = `${api.url}/api/trpc/${procedure}`;
    if (procedures.get(procedure)?.type === 'subscription') return firstOf(`${address}?input=${encodeURIComponent(body ?? '{}')}`, headers);
    const answer = await (procedures.get(procedure)?.type === 'mutation'
      ? fetch(address, { method: 'POST', headers, ...(body && { body }) })
      : fetch(body ? `${address}?input=${encodeURIComponent(body)}` : address, { headers }));
    return { status: answer.status, text: await answer.text() };
  };
}

const Failed = z.object({ data: z.object({ httpStatus: z.int() }) });

/** What a stream says first, as an answer of its own. */
async function firstOf(address: string, headers: Record<string, string>): Promise<Answered> {
  await using events = await eventsOf(address, headers);
  const first = await events.next();
  const data: unknown = JSON.parse(first?.data ?? 'null');
  if (first?.event !== 'serialized-error') return { status: 200, text: JSON.stringify({ result: { data } }) };
  return { status: Failed.parse(data).data.httpStatus, text: JSON.stringify({ error: data }) };
}
