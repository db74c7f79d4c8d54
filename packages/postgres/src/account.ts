import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { environment } from './env.ts';

const run = promisify(execFile);

/** Under which account commands of PostgreSQL's run. */
export interface Account {
  /** Puts a command in the form in which this account may run it. */
  readonly command: (file: string, args: readonly string[]) => [string, string[]];
  /** Set when it is another account than ours: its files must be given to it. */
  readonly ids?: { readonly uid: number; readonly gid: number };
}

const plain: Account['command'] = (file, args) => [file, [...args]];
const namespace = ['--user', '--map-user=65534', '--map-group=65534'];

/**
 * PostgreSQL refuses to run as root. In a user namespace root is somebody else to PostgreSQL while files stay root's;
 * where namespaces are not allowed, the server runs as `nobody`, which must be able to reach the files.
 */
export async function findAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return { command: plain };
  if (await succeeds('unshare', [...namespace, 'true'])) return { command: (file, args) => ['unshare', [...namespace, file, ...args]] };
  const nobody = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .find((line) => line.startsWith('nobody:'))
    ?.split(':');
  return { command: plain, ids: { uid: Number(nobody?.[2] ?? 65534), gid: Number(nobody?.[3] ?? 65534) } };
}

/** Runs a command of PostgreSQL's to its end; fails with what it printed. */
export const runAs = (account: Account, file: string, args: readonly string[]) =>
  run(...account.command(file, args), { ...account.ids, cwd: '/', env: environment });

/** Whether a command ends with 0; a command that cannot be started does not. */
export const succeeds = (file: string, args: readonly string[], account: Account = { command: plain }): Promise<boolean> =>
  runAs(account, file, args).then(
    () => true,
    () => false,
  );
