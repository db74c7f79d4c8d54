import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromiumPath, environment } from './env.ts';

/** What Playwright needs to launch a browser that it did not bring. */
export interface Chromium {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * CHROMIUM_PATH when set; on Linux x64 the Chromium that comes as a package, with its libraries and fonts; elsewhere one
 * that the system has. Nothing is downloaded.
 *
 * @throws Error naming CHROMIUM_PATH when there is none.
 */
export async function findChromium(): Promise<Chromium> {
  if (!chromiumPath && process.platform === 'linux' && process.arch === 'x64') {
    const home = await unpack();
    const env = { ...environment, LD_LIBRARY_PATH: join(home, 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') };
    return { executablePath: join(home, 'chromium'), args, env };
  }
  const executablePath = chromiumPath ?? installed.find((path) => existsSync(path));
  if (!executablePath) throw new Error('No Chromium found: install one and set CHROMIUM_PATH to it.');
  return { executablePath, args, env: { ...environment } };
}

/** Unpacks once, under another name and then renamed, so that two runs at the same time do each other no harm. */
async function unpack(): Promise<string> {
  const packed = resolve(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..');
  const { version }: { version: string } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'));
  const home = resolve(import.meta.dirname, `../../../node_modules/.cache/chromium-${version}`);
  if (existsSync(home)) return home;
  const partial = `${home}.${process.pid}`;
  await mkdir(partial, { recursive: true });
  const read = async (name: string) => promisify(brotliDecompress)(await readFile(join(packed, 'bin', name)));
  await writeFile(join(partial, 'chromium'), await read('chromium.br'));
  await chmod(join(partial, 'chromium'), 0o755);
  for (const name of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'])
    execFileSync('tar', ['-x', '-C', partial], { input: await read(name) });
  // Without a single font the renderer crashes, so the fonts that come along must be found.
  const fonts = [join(home, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('');
  await writeFile(
    join(partial, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts}<cachedir>${home}/fontcache</cachedir></fontconfig>`,
  );
  await rename(partial, home).catch(() => rm(partial, { recursive: true }));
  return home;
}
