/** PostgreSQL could not be started; `message` is one sentence for whoever runs the installation. */
export class PostgresNotStarted extends Error {
  override readonly name = 'PostgresNotStarted';
}

const meanings: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of its path is a file',
  ENOSPC: 'the disk is full',
  ENOENT: 'it cannot be created there',
  EEXIST: 'a file has its name',
  ENOTEMPTY: 'it holds files that are not a database',
};

/** @returns null when `error` is not one of the file system's. */
export function whyNotWritable(dataDir: string, error: unknown): PostgresNotStarted | null {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const meaning = meanings[code];
  if (!meaning) return null;
  return new PostgresNotStarted(`The data folder ${dataDir} cannot be written: ${meaning}.`, { cause: error });
}

/** Names the last reason that PostgreSQL gave, and where the rest is. */
export function explainLog(told: string, log: string): PostgresNotStarted {
  const reason = told
    .split('\n')
    .findLast((line) => /(FATAL|PANIC|could not|cannot):?/.test(line))
    ?.replace(/^.*?(FATAL|PANIC):\s*/, '');
  return new PostgresNotStarted(`PostgreSQL did not start: ${reason?.trim() || 'it gave no reason'} (more in ${log}).`);
}
