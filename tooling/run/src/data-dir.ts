import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoSignIn } from '@totem/operations/demo';
import { z } from 'zod';
import { NotStarted, codesOf } from './not-started.ts';

const DemoSignIns = z.array(
  z.object({ name: z.string(), email: z.string(), password: z.string(), organization: z.string(), note: z.string() }),
);

/** What stays between two starts, besides the database. */
export interface DataDir {
  /** The folder of the embedded database. */
  readonly pg: string;
  /** What sign-in signs its cookies with; made at the first start. */
  readonly secret: string;
  /** Who can sign in to the demo; null as long as it has not been seeded here. */
  readonly demo: readonly DemoSignIn[] | null;
  keepDemo(signIns: readonly DemoSignIn[]): Promise<void>;
}

/** @throws NotStarted when the folder cannot be written */
export async function openDataDir(path: string): Promise<DataDir> {
  try {
    await mkdir(path, { recursive: true });
    const demo = join(path, 'demo.json');
    const seeded = await read(demo);
    return {
      pg: join(path, 'pg'),
      secret: await keepSecret(join(path, 'secret')),
      demo: seeded === null ? null : DemoSignIns.parse(JSON.parse(seeded)),
      keepDemo: (signIns) => writeFile(demo, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 }),
    };
  } catch (error) {
    if (codesOf(error).length === 0) throw error;
    throw new NotStarted(`The data folder ${path} cannot be written (${codesOf(error)[0]}): set TOTEM_DATA_DIR to another one.`, {
      cause: error,
    });
  }
}

/** Written with `wx`, so that of two first starts at once both end with the same secret. */
async function keepSecret(path: string): Promise<string> {
  const fresh = randomBytes(32).toString('base64url');
  await writeFile(path, fresh, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if (!codesOf(error).includes('EEXIST')) throw error;
  });
  return readFile(path, 'utf8');
}

const read = (path: string) =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (codesOf(error).includes('ENOENT')) return null;
    throw error;
  });
