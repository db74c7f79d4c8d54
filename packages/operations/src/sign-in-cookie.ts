import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The sign-in session's token out of a Cookie header, or null.
 *
 * The library signs the token, so a token read from a copy of the database opens nothing.
 */
export function sessionTokenOf(cookies: string | null, name: string, secret: string): string | null {
  const value = cookies
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  const [token, signature] = splitLast(decoded(value ?? ''));
  if (token === '' || signature === '') return null;
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function splitLast(text: string): [string, string] {
  const dot = text.lastIndexOf('.');
  return dot < 0 ? ['', ''] : [text.slice(0, dot), text.slice(dot + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
