// Longer than most: the library's settings are one object, and each is a decision.
import type { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomUUIDv7 } from 'node:crypto';
import { passwordLength, signInSessionMs } from '@totem/domain/sign-in';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { createEmailVerificationToken } from 'better-auth/api';
import type { SignInDatabase, Visitor } from './sign-in-database.ts';
import type { SignInMail } from './sign-in.ts';

/** Only the server sets it, over whatever a caller sent: so a caller cannot choose whom the limits count. */
export const addressHeader = 'x-totem-address';

export interface SignInLibrary {
  handler(request: Request): Promise<Response>;
  /** A user who may sign in at once, without a mail; for seeds and operators. Null: the address is taken. */
  addVerifiedUser(user: { name: string; email: string; password: string }): Promise<string | null>;
}

interface LibraryOptions {
  readonly database: SignInDatabase;
  readonly publicUrl: string;
  readonly secret: string;
  readonly cookiePrefix: string;
  readonly visitor: AsyncLocalStorage<Visitor>;
  sendMail(mail: SignInMail): Promise<void>;
  onSignedOut(userId: string): void;
}

/** Tells one mail from another without being the token, since it is kept longer than that works. */
const nameOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

// Annotated: the type that betterAuth() returns cannot be written into a declaration file (TS2883).
export async function openSignInLibrary(options: LibraryOptions): Promise<SignInLibrary> {
  const { database, publicUrl, secret, sendMail } = options;
  const keepInStep = (userId: string) => database.keepInStep(userId, options.visitor.getStore() ?? { typedEmail: null, language: 'en' });
  const linkTo = (token: string, then: string) =>
    `${publicUrl}/api/auth/verify-email?token=${token}&callbackURL=${encodeURIComponent(then)}`;
  const auth = betterAuth({
    appName: 'Totem',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: database.pool,
    telemetry: { enabled: false },
    logger: { disabled: true }, // it names addresses; http.ts logs what came of each request
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      resetPasswordTokenExpiresIn: 60 * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url, token }) => sendMail({ template: 'sign_in.reset', userId: user.id, link: url, once: nameOf(token) }),
      // The form answers the same for a known address; only its mailbox learns the difference.
      onExistingUserSignUp: async ({ user }) => {
        if (user.emailVerified) {
          await sendMail({ template: 'sign_in.account_exists', userId: user.id, link: `${publicUrl}/sign-in`, once: crypto.randomUUID() });
          return;
        }
        const token = await createEmailVerificationToken(secret, user.email, undefined, 60 * 60);
        await sendMail({ template: 'sign_in.verify', userId: user.id, link: linkTo(token, '/'), once: nameOf(token) });
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: 60 * 60,
      sendVerificationEmail: ({ user, url, token }) =>
        sendMail({ template: 'sign_in.verify', userId: user.id, link: url, once: nameOf(token) }),
    },
    session: {
      // The cookie lives as long as a session can; how long this one does is the row's to say, see `create` below.
      expiresIn: signInSessionMs.absolute / 1000,
      disableSessionRefresh: true,
      cookieCache: { enabled: false }, // it would go on answering from the cookie after a sign-out elsewhere
      freshAge: 10 * 60,
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 10,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 10, max: 5 },
        '/sign-up/email': { window: 60, max: 10 },
        '/reset-password': { window: 60, max: 10 },
        '/request-password-reset': { window: 60, max: 5 },
        '/send-verification-email': { window: 60, max: 5 },
        '/change-password': { window: 60, max: 5 },
      },
    },
    databaseHooks: {
      user: {
        create: {
          before: async ({ email }) => {
            const id = await database.userIdOf(email);
            return id === null ? undefined : { data: { id } };
          },
          after: ({ id }) => keepInStep(id),
        },
        update: { after: ({ id }) => keepInStep(id) },
      },
      session: {
        create: {
          before: async (session) => {
            await keepInStep(session.userId); // the library's writes and ours are two commits: this one mends what a crash left between
            return { data: { expiresAt: new Date(Date.now() + signInSessionMs.idle) } };
          },
        },
        delete: { after: async ({ userId }) => options.onSignedOut(userId) },
      },
    },
    advanced: {
      // Not 'uuid': that takes no id of ours for a user unless it is of version 1 to 5, and makes up another without a word.
      database: { generateId: () => randomUUIDv7() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      disableOriginCheck: false, // the library's own default under a test runner is true
      disableCSRFCheck: false,
      useSecureCookies: false, // its prefix would be __Secure-; ours is stricter and part of the name
      cookiePrefix: options.cookiePrefix,
      defaultCookieAttributes: { secure: publicUrl.startsWith('https:'), httpOnly: true, sameSite: 'lax', path: '/' },
    },
  } satisfies BetterAuthOptions);
  const { internalAdapter, password } = await auth.$context;
  return {
    handler: (request) => auth.handler(request),
    async addVerifiedUser({ name, email, password: chosen }) {
      if (await internalAdapter.findUserByEmail(email)) return null;
      const hash = await password.hash(chosen);
      const user = await internalAdapter.createUser({ name, email, emailVerified: true }, { method: 'email-password' });
      await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash });
      await keepInStep(user.id);
      return user.id;
    },
  };
}
