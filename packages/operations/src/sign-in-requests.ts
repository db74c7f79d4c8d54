import {
  AskForReset,
  AskForVerification,
  ChangePassword,
  RenameUser,
  ResetPassword,
  SecretToken,
  SignInByPassword,
  SignUp,
} from '@totem/domain/sign-in';
import { z } from 'zod';

const Nothing = z.strictObject({});
const SessionToken = z.strictObject({ token: SecretToken });

/** What each POST of the sign-in library may carry. What is not here does not exist, whatever the library offers. */
const bodies = {
  '/sign-up/email': SignUp,
  '/sign-in/email': SignInByPassword,
  '/sign-out': Nothing,
  '/send-verification-email': AskForVerification,
  '/request-password-reset': AskForReset,
  '/reset-password': ResetPassword,
  '/change-password': ChangePassword,
  '/update-user': RenameUser,
  '/revoke-session': SessionToken,
  '/revoke-sessions': Nothing,
  '/revoke-other-sessions': Nothing,
} as const;
const reads = /^\/(get-session|list-sessions|verify-email|reset-password\/[\w-]{1,200})$/;

/** One variant for each path, with its own body. */
export type SignInPost = {
  [Path in keyof typeof bodies]: { readonly path: Path; readonly body: z.output<(typeof bodies)[Path]> };
}[keyof typeof bodies];

export type SignInRequest =
  | { readonly kind: 'read' }
  | { readonly kind: 'post'; readonly post: SignInPost; readonly typedEmail: string | null }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'invalid'; readonly fields: readonly string[] };

/** What a request to the sign-in library asks for. `fields`: the names of those that are wrong, '' for the body itself. `typedEmail`: the address as the person wrote it, for showing it back. */
export function readSignInRequest(method: string, path: string, text: string): SignInRequest {
  if (method === 'GET') return { kind: reads.test(path) ? 'read' : 'unknown' };
  if (method !== 'POST' || !isPosted(path)) return { kind: 'unknown' };
  const json = jsonOf(text);
  const body = bodies[path].safeParse(json);
  if (!body.success) return { kind: 'invalid', fields: body.error.issues.map(({ path: [field] }) => String(field ?? '')) };
  const typed = z.object({ email: z.string() }).safeParse(json);
  // The path and its schema were taken from one line of `bodies`.
  return { kind: 'post', post: { path, body: body.data } as SignInPost, typedEmail: typed.success ? typed.data.email.trim() : null };
}

const isPosted = (path: string): path is keyof typeof bodies => Object.hasOwn(bodies, path);

function jsonOf(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined; // refused by every schema
  }
}
