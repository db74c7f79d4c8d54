import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import type { DbConnection } from '@totem/db/orm';
import { NotStarted, codesOf } from './not-started.ts';

/** The passwords of the two roles that api and worker connect as; the same for the same secret. */
export const rolePasswords = (secret: string) => ({ api: derive(secret, 'totem_api'), worker: derive(secret, 'totem_worker') });

const derive = (secret: string, role: string) => createHmac('sha256', secret).update(`password of ${role}`).digest('base64url');

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name cannot be looked up',
  ENOENT: 'there is no such socket',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  ECONNRESET: 'it broke the connection off',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'the password is wrong',
  '28000': 'it does not let this user in',
  '3D000': 'there is no such database',
  '42501': 'this user may not create what Totem needs',
  '53300': 'it has too many connections',
  '57P03': 'it is starting or stopping',
};

/** @returns the sentence for a failure that is the installation's and not ours, else null. */
export function whyNotReached({ host, port, database }: DbConnection, error: unknown): NotStarted | null {
  const reason = codesOf(error).flatMap((code) => reasons[code] ?? [])[0];
  return reason
    ? new NotStarted(`The database ${database} at ${host}:${port} cannot be used: ${reason}. Check DATABASE_URL.`, { cause: error })
    : null;
}

/** Tries the address before anything that retries or waits for long does. @throws NotStarted when it does not answer within 5 s */
export async function reach(connection: DbConnection): Promise<void> {
  const { host, port } = connection;
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect({ host, port });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.setTimeout(5_000, () => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
      socket.once('connect', () => resolve());
      socket.once('error', reject);
    });
  } catch (error) {
    throw whyNotReached(connection, error) ?? error;
  } finally {
    socket.destroy();
  }
}
