// Longer than most: what the sign-in library is asked and what it is not, in the order of one request.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Outage } from '@totem/domain/errors';
import { UserId } from '@totem/domain/ids';
import { type PasswordFault, type SignUp, passwordFault } from '@totem/domain/sign-in';
import type { DbConnection } from '@totem/db/orm';
import { sessionTokenOf } from './sign-in-cookie.ts';
import { type SignedIn, type Visitor, openSignInDatabase, seenEveryMs } from './sign-in-database.ts';
import { addressHeader, openSignInLibrary } from './sign-in-library.ts';
import { type SignInPost, readSignInRequest } from './sign-in-requests.ts';

export type { SignedIn } from './sign-in-database.ts';

/** A mail that signing in asks for; `once` tells two of the same kind apart, so that each is handed over once. */
export interface SignInMail {
  readonly template: 'sign_in.verify' | 'sign_in.reset' | 'sign_in.account_exists';
  readonly userId: string;
  readonly link: string;
  readonly once: string;
}

export interface SignInOptions {
  readonly connection: DbConnection;
  /** Where people reach us, without a path; the cookies are Secure and bound to the host when it is https. */
  readonly publicUrl: string;
  /** At least 32 characters; another one signs everybody out. */
  readonly secret: string;
  /** Queues a mail. It must not hand it over itself: nobody waits for a mail server. */
  sendMail(mail: SignInMail): Promise<void>;
  /** Told after a sign-in session has ended in the database. */
  onSignedOut?(user: UserId): void;
  warn(error: Error): void;
}

export interface SignIn {
  /** Answers whatever lies under /api/auth/; `clientAddress`, an IP address, is whom the limits count (of IPv6 its /64). Never throws: 503 without a database. */
  handler(request: Request, clientAddress: string): Promise<Response>;
  /** Who asks, by the cookie, or null. @throws Outage when the database does not answer */
  whoIs(headers: Headers): Promise<SignedIn | null>;
  /** The token of the session that the cookie claims, its signature checked and nothing else: ask the database whether it lives. */
  sessionTokenOf(headers: Headers): string | null;
  /** Keeps the session of whoever asks from ending idle; for those who ask the database by `sessionTokenOf`. Never throws. */
  stayOpen(headers: Headers): Promise<void>;
  /** A user who may sign in at once; for seeds and operators. Null: the address is taken. */
  addVerifiedUser(user: SignUp): Promise<UserId | null>;
  close(): Promise<void>;
}

/** Opens sign-in by address and password on the schema `auth`, which a migration has made. */
export async function openSignIn(options: SignInOptions): Promise<SignIn> {
  const { publicUrl, secret } = options;
  if (secret.length < 32) throw new Error('The secret of sign-in needs at least 32 characters.');
  const database = openSignInDatabase(options.connection, options.warn);
  const cookiePrefix = publicUrl.startsWith('https:') ? '__Host-totem' : 'totem';
  const isDue = openMinutes();
  const visitor = new AsyncLocalStorage<Visitor>();
  const mails = new AsyncLocalStorage<SignInMail[]>();
  const sendMail = async (mail: SignInMail) => {
    const waiting = mails.getStore();
    await (waiting ? waiting.push(mail) : options.sendMail(mail));
  };
  const library = await openSignInLibrary({
    ...options,
    onSignedOut: (userId) => options.onSignedOut?.(UserId.parse(userId)),
    sendMail,
    database,
    cookiePrefix,
    visitor,
  });
  // The library asks for a mail before the person's rows are committed; one that is sent then finds nobody to go to.
  const handle = async (request: Request): Promise<Response> => {
    const waiting: SignInMail[] = [];
    const answer = await mails.run(waiting, () => library.handler(request));
    for (const mail of waiting) await options.sendMail(mail);
    return answer;
  };
  const tokenOf = (headers: Headers) => sessionTokenOf(headers.get('cookie'), `${cookiePrefix}.session_token`, secret);
  const whoIs = async (headers: Headers) => {
    const token = tokenOf(headers);
    return token === null ? null : database.whose(token);
  };

  const faultIn = async (post: SignInPost, headers: Headers): Promise<PasswordFault | null> => {
    switch (post.path) {
      case '/sign-up/email':
        return passwordFault(post.body.password, [post.body.name, post.body.email, 'Totem']);
      case '/change-password': {
        const person = await whoIs(headers);
        return passwordFault(post.body.newPassword, [person?.name ?? '', person?.email ?? '', 'Totem']);
      }
      case '/reset-password':
        return passwordFault(post.body.newPassword, [...(await database.aboutReset(post.body.token)), 'Totem']);
      default:
        return null;
    }
  };

  const answer = async (request: Request, clientAddress: string): Promise<Response> => {
    const url = new URL(request.url);
    const asked = readSignInRequest(request.method, url.pathname.replace(/^\/api\/auth/, ''), await request.text());
    if (asked.kind === 'unknown') return json(404, { code: 'not_found' });
    if (asked.kind === 'invalid')
      return json(400, { code: 'invalid', fields: Object.fromEntries(asked.fields.map((field) => [field, ['invalid']])) });
    const headers = new Headers(request.headers);
    headers.set(addressHeader, clientAddress);
    headers.delete('content-length');
    if (asked.kind === 'read') return handle(new Request(url, { headers }));
    // Before anything is looked up: the answer must not depend on whether there is such a user.
    const fault = await faultIn(asked.post, headers);
    if (fault) return json(400, { code: fault, fields: { password: [fault] } });
    headers.set('content-type', 'application/json');
    const body = JSON.stringify(
      asked.post.path === '/change-password' ? { ...asked.post.body, revokeOtherSessions: true } : asked.post.body,
    );
    const language = /^\s*fr\b/i.test(headers.get('accept-language') ?? '') ? 'fr' : 'en';
    return visitor.run({ typedEmail: asked.typedEmail, language }, () => handle(new Request(url, { method: 'POST', headers, body })));
  };

  return {
    async handler(request, clientAddress) {
      try {
        return outwards(await answer(request, clientAddress));
      } catch (error) {
        options.warn(errorOf(error));
        return unavailable();
      }
    },
    whoIs,
    sessionTokenOf: tokenOf,
    async stayOpen(headers) {
      const token = tokenOf(headers);
      if (token === null || !isDue(token)) return;
      await database.noteSeen(token).catch((error: unknown) => options.warn(errorOf(error)));
    },
    async addVerifiedUser({ name, email, password }) {
      const id = await library.addVerifiedUser({ name, email, password });
      return id === null ? null : UserId.parse(id);
    },
    close: () => database.close(),
  };
}

/** Whether a token was not noted by this process within the last minute; by the monotonic clock. */
function openMinutes(): (token: string) => boolean {
  const noted = new Map<string, number>();
  return (token) => {
    const now = performance.now();
    if ((noted.get(token) ?? -Infinity) > now - seenEveryMs) return false;
    if (noted.size >= 10_000) noted.clear(); // costs a statement each, no more
    noted.set(token, now);
    return true;
  };
}

function errorOf(error: unknown): Error {
  const cause = error instanceof Outage ? error.cause : error;
  return cause instanceof Error ? cause : new Error(String(cause));
}

/** The library's own failures are the database's, so they are told as an outage, and its retry time under the standard name. */
function outwards(answer: Response): Response {
  if (answer.status >= 500) return unavailable();
  const retry = answer.headers.get('x-retry-after');
  if (answer.status !== 429 || retry === null) return answer;
  return json(429, { code: 'rate.limited' }, { 'retry-after': retry });
}

const unavailable = () => json(503, { code: 'unavailable' }, { 'retry-after': '2' });
const json = (status: number, body: object, headers: Record<string, string> = {}) => Response.json(body, { status, headers });
