import { demoSignIn } from '@totem/run/large-world';

/** One call of a procedure. */
export interface Asked {
  readonly procedure: string;
  readonly input: object;
  readonly method: 'GET' | 'POST';
}

/** Signs in, once, as whoever owns the organization. */
export async function askerAt(url: string): Promise<(question: Asked) => Promise<string>> {
  const headers = { 'content-type': 'application/json', 'x-totem-client': 'bench', origin: url };
  const { email, password } = demoSignIn;
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers, body: JSON.stringify({ email, password }) });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async ({ procedure, method, input }) => {
    const body = JSON.stringify(input);
    const address = `${url}/api/trpc/${procedure}`;
    const answer = await (method === 'POST'
      ? fetch(address, { method, headers: { ...headers, cookie }, body })
      : fetch(`${address}?input=${encodeURIComponent(body)}`, { headers: { ...headers, cookie } }));
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${procedure} ${body.slice(0, 1_000)}: ${answer.status} ${text}`);
    return text;
  };
}
