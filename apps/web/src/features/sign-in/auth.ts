import type { Reason } from '@totem/domain/errors';
import { PasswordFault } from '@totem/domain/sign-in';
import { z } from 'zod';
import { getLocale } from '../../paraglide/runtime.js';

/** Why a request about signing in was not done. `link`: the link or its token is not (or no longer) one. */
export type AuthFault = 'wrong' | 'unverified' | 'too_often' | 'unreachable' | 'link' | 'refused' | PasswordFault;

const Answer = z.object({ code: z.string().optional() });

/** Codes of the answer, each with what it means to the person. */
const faults: Readonly<Record<string, AuthFault>> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong',
  EMAIL_NOT_VERIFIED: 'unverified',
  INVALID_TOKEN: 'link',
  TOKEN_EXPIRED: 'link',
  ['rate.limited' satisfies Reason]: 'too_often',
};

/**
 * Asks the sign-in library of the API to do something.
 *
 * @returns null when done; otherwise why not, never an exception.
 */
export async function askAuth(path: string, body: Readonly<Record<string, unknown>>): Promise<AuthFault | null> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      // The language of the page decides in which language a mail is written.
      headers: { 'content-type': 'application/json', 'accept-language': getLocale() },
      body: JSON.stringify(body),
    });
    text = await answer.text(); // some answers call themselves JSON and are empty
  } catch {
    return 'unreachable';
  }
  if (answer.ok) return null;
  if (answer.status === 429) return 'too_often';
  if (answer.status >= 500) return 'unreachable';
  const code = codeOf(text);
  const password = PasswordFault.safeParse(code);
  if (password.success) return password.data;
  return faults[code] ?? (answer.status === 401 ? 'wrong' : 'refused');
}

function codeOf(text: string): string {
  try {
    return Answer.parse(JSON.parse(text)).code ?? '';
  } catch {
    return '';
  }
}
