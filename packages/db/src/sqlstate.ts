import { Outage, Refusal } from '@totem/domain/errors';

/**
 * What a failure of the database means.
 *
 * `gone`: connection, node or server is no more · `limit`: a lock, a statement, disk, memory or connections ran out ·
 * `again`: the same transaction may succeed when made again · `constraint`: a rule of the schema, by its name ·
 * `denied`: a policy or a privilege, which is a bug of ours · `standby`: not the primary · `other`: a bug.
 */
export type Failure =
  | { readonly is: 'constraint'; readonly constraint: string }
  | { readonly is: 'gone' | 'limit' | 'again' | 'denied' | 'standby' | 'other' };

const codes: Readonly<Record<string, 'gone' | 'limit' | 'again' | 'denied' | 'standby'>> = {
  '40001': 'again',
  '40P01': 'again',
  '55P03': 'limit',
  '57014': 'limit',
  '25P03': 'limit',
  '25P04': 'limit',
  '53100': 'limit',
  '53200': 'limit',
  '53300': 'limit',
  '57P01': 'gone',
  '57P02': 'gone',
  '57P03': 'gone',
  '42501': 'denied',
  '55000': 'standby',
  ECONNREFUSED: 'gone',
  ECONNRESET: 'gone',
  EPIPE: 'gone',
  ENOENT: 'gone',
  ETIMEDOUT: 'gone',
  EHOSTUNREACH: 'gone',
  ENOTFOUND: 'gone',
  EAI_AGAIN: 'gone',
};

/** What `pg` says in words alone, without a code. */
const silences = [
  'Connection terminated',
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
];

export function failureOf(error: unknown): Failure {
  const { code, constraint, message } = read(error);
  if (code.startsWith('23')) return { is: 'constraint', constraint: nameOf(constraint, message) };
  if (code.startsWith('08')) return { is: 'gone' };
  if (code === 'XX000' && message.includes('could not commit transaction for shard')) return { is: 'again' };
  const known = codes[code];
  if (known) return { is: known };
  return { is: code === '' && silences.some((words) => message.startsWith(words)) ? 'gone' : 'other' };
}

/** The name of the constraint that refused, as the schema has it; null for any other failure. */
export function constraintOf(error: unknown): string | null {
  const failure = failureOf(error);
  return failure.is === 'constraint' ? failure.constraint : null;
}

/**
 * What is thrown for a failure: an `Outage` where nothing can be known or done now, else the failure itself.
 *
 * @param at `commit`: the change may have been made all the same, unless the server itself says that it was not.
 */
export function thrownFor(error: unknown, at: 'work' | 'commit'): unknown {
  if (error instanceof Outage || error instanceof Refusal) return error;
  const { is } = failureOf(error);
  if (is === 'gone' || is === 'limit' || is === 'standby') return new Outage(at === 'commit' ? 'unknown' : 'not_done', error);
  return error;
}

/** On shards a constraint is named in the message alone, with the shard's number behind it. */
function nameOf(constraint: string, message: string): string {
  const named = constraint === '' ? (/constraint "([^"]+)"/.exec(message)?.[1] ?? '') : constraint;
  return named.replace(/_\d+$/, '');
}

function read(error: unknown): { code: string; constraint: string; message: string } {
  if (!(error instanceof Error)) return { code: '', constraint: '', message: String(error) };
  const text = (name: string) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? value : '';
  };
  // The ORM wraps what the driver threw.
  if (text('code') === '' && error.cause instanceof Error) return read(error.cause);
  return { code: text('code'), constraint: text('constraint'), message: error.message };
}
