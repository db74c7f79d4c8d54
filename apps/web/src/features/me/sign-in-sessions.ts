import { z } from 'zod';

/** Somewhere one is signed in. */
export interface SignInSession {
  readonly token: string;
  /** Whether it is the one of this page. */
  readonly isThis: boolean;
  /** What the browser says of itself; null: nothing. */
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly since: Date;
  readonly seen: Date;
}

const Row = z.object({
  token: z.string(),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
  ipAddress: z.string().nullish(),
  userAgent: z.string().nullish(),
});
const Current = z.object({ session: z.object({ token: z.string() }) });

/** All of one's sign-in sessions that stand, this one first, then the one used last. @throws when there is no answer */
export async function listSignInSessions(signal: AbortSignal): Promise<SignInSession[]> {
  const read = async (path: string): Promise<unknown> => {
    const answer = await fetch(`/api/auth/${path}`, { signal });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
    return answer.json();
  };
  const [all, current] = await Promise.all([read('list-sessions'), read('get-session')]);
  const { token: mine } = Current.parse(current).session;
  return z
    .array(Row)
    .parse(all)
    .map((row) => ({
      token: row.token,
      isThis: row.token === mine,
      userAgent: row.userAgent || null,
      address: row.ipAddress || null,
      since: row.createdAt,
      seen: row.updatedAt,
    }))
    .toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || b.seen.getTime() - a.seen.getTime());
}
