import { access, chown, constants, mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Account, runAs } from './account.ts';

/** Makes a new folder under another name and renames it, so that a start that was killed leaves none half-initialised. */
export async function initialise(initdb: string, account: Account, dataDir: string, flags: readonly string[]): Promise<void> {
  if (await isInitialised(dataDir)) return access(dataDir, constants.W_OK);
  const parent = dirname(dataDir);
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) if (name.startsWith(`${basename(dataDir)}.new-`)) await removeIfOld(join(parent, name));
  const fresh = await mkdtemp(`${dataDir}.new-`);
  try {
    if (account.ids) await chown(fresh, account.ids.uid, account.ids.gid);
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await runAs(account, initdb, ['-D', fresh, '-U', 'postgres', '--auth=trust', ...locale, ...flags]);
    await rename(fresh, dataDir);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!(await isInitialised(dataDir))) throw error; // else another process was faster, which is found out next
  }
}

const isInitialised = (dataDir: string): Promise<boolean> =>
  stat(join(dataDir, 'PG_VERSION')).then(
    () => true,
    (error) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );

/** What is younger than a minute may be another process's, at work right now. */
async function removeIfOld(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found && found.mtimeMs < Date.now() - 60_000) await rm(folder, { recursive: true, force: true });
}

/** Whether the server on this folder has been told to stop. */
export const isStopping = async (dataDir: string): Promise<boolean> => (await serverLines(dataDir)).state === 'stopping';

/** The port of the server on this folder, also that of its socket; null for one that takes no connections. */
export async function portInUse(dataDir: string): Promise<number | null> {
  const { state, port } = await serverLines(dataDir);
  return state === 'ready' ? Number(port) : null;
}

/** What a server writes about itself: its port in the fourth line, what it does in the eighth. */
async function serverLines(dataDir: string): Promise<{ port: string; state: string }> {
  const lines = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n').map((line) => line.trim());
  return { port: lines[3] ?? '', state: lines[7] ?? '' };
}
