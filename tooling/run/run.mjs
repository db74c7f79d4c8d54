// Started by `npm start`, `npm test` and their like under whatever Node.js is there. Installs everything with the pinned
// pnpm, then runs the rest under the pinned Node.js that the install brought.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { closingLine } from './closing-line.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Node.js 20.19 or later is needed to begin with; this is ${process.versions.node}.`, 2);

const root = join(import.meta.dirname, '..', '..');
const bin = join(root, 'node_modules', '.bin');
const countFile = join(root, 'node_modules', '.cache', `totem-count-${process.pid}.json`);
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', PATH: bin + delimiter + process.env.PATH };

const format = ['format', 'oxfmt', '--check'];
const lint = ['lint', 'oxlint', '--type-aware'];
const types = ['types', 'turbo', 'run', 'typecheck', '--output-logs=errors-only', '--log-prefix=none'];
const build = ['build', 'turbo', 'run', 'build', '--output-logs=errors-only', '--log-prefix=none'];
const messages = ['messages', 'turbo', 'run', 'messages', '--output-logs=errors-only', '--log-prefix=none'];
const boundaries = ['boundaries', 'turbo', 'boundaries'];
const unusedCode = ['unused code', 'knip', '--no-progress'];

const [task = '', ...more] = process.argv.slice(2);
const tasks = {
  start: () => inTurn([build, ['start', 'node', 'tooling/run/src/main.ts', ...more]]),
  test: () =>
    check(
      [build, format, lint, types, boundaries, unusedCode],
      [
        ['run', '--project', 'unit', '--coverage', ...more],
        ['run', '--project', 'integration', '--project', 'browser', '--project', 'e2e', ...more],
      ],
    ),
  verify: () => check([format, lint, types], [['run', '--project', 'unit', ...more]]),
  bench: () => inTurn([...(more[0] === 'console' ? [build] : []), bench(more)]),
  ui: () => inTurn([messages, ['ui', 'vite', 'apps/web', '--host', '127.0.0.1', '--open', '/parts.html', ...more]]),
  pictures: () => inTurn([build, ['pictures', 'node', 'apps/web/e2e/picture-screens.ts', ...more]]),
  totem: () => inTurn([['totem', 'node', 'tooling/run/src/command-line.ts', ...more]]),
  mutation: () => inTurn([['mutation', 'node', 'tooling/mutation.ts', ...more]]),
  migration: () => inTurn([['migration', 'node', 'tooling/run/src/create-migration.ts', ...more]]),
};
if (!Object.hasOwn(tasks, task)) fail(`usage: run.mjs ${Object.keys(tasks).join(' | ')}`, 2);

let child;
let stoppedBy;
/** Passes a signal on; what has not ended 30 s after the first one is killed. */
function stop(signal) {
  if (!stoppedBy) setTimeout(() => child?.kill('SIGKILL'), 30_000).unref();
  stoppedBy = signal;
  child?.kill(signal);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
// npm killed with SIGKILL passes nothing on; that we have been orphaned is how we notice.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && !stoppedBy && stop('SIGTERM'), 300).unref();

const pnpm = existsSync(join(bin, 'pnpm'))
  ? ['pnpm']
  : ['npx', '-y', JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager];
// To stderr: what `npm run totem` prints is for its reader alone.
const installed = await run([...pnpm, 'install', '--reporter=append-only', ...(process.env.CI ? ['--frozen-lockfile'] : [])], [0, 2, 2]);
if (installed !== 0 && (task === 'test' || task === 'verify')) console.log(`\n${closingLine({ passed: 0, failed: 1, skipped: 0 })}`);
process.exitCode = installed || stoppedBy ? installed || 1 : await tasks[task]();

/** @returns the code of the first step that fails, else 0. */
async function inTurn(steps) {
  for (const [, ...command] of steps) {
    const code = await run(command);
    if (code !== 0 || stoppedBy) return code;
  }
  return 0;
}

/**
 * Runs every step, also after one that failed, then the tests, and prints one last line that counts all of them: a step as
 * one, tests as they are, and a run of tests that broke before it could count as one failed.
 */
async function check(steps, testRuns) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failed = [];
  for (const [name, ...command] of steps) {
    const started = Date.now();
    const output = await run(command);
    if (stoppedBy) return output || 1;
    total[output === 0 ? 'passed' : 'failed'] += 1;
    if (output !== 0) failed.push(name);
    console.log(`${output === 0 ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
  for (const args of testRuns) {
    mkdirSync(join(countFile, '..'), { recursive: true });
    const code = await run(['vitest', ...args], 'inherit', { TOTEM_COUNT_FILE: countFile });
    if (stoppedBy) return code || 1;
    const counted = existsSync(countFile) ? JSON.parse(readFileSync(countFile, 'utf8')) : { passed: 0, failed: 0, skipped: 0 };
    rmSync(countFile, { force: true });
    if (code !== 0 && counted.failed === 0) counted.failed = 1;
    for (const key of Object.keys(total)) total[key] += counted[key];
  }
  if (failed.length > 0) console.log(`\nfailed before the tests: ${failed.join(', ')}`);
  console.log(`\n${closingLine(total)}`);
  return total.failed === 0 ? 0 : 1;
}

/** `npm run bench -- decide` runs bench/decide.ts. */
function bench([name = '', ...args]) {
  const names = readdirSync(join(root, 'bench'))
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -3));
  if (!names.includes(name)) fail(`usage: npm run bench -- ${names.join(' | ') || 'NAME'}`, 2);
  return ['bench', 'node', `bench/${name}.ts`, ...args];
}

/** @returns the exit code; 1 for a command that a signal ended or that could not be started. */
function run([command, ...args], stdio = 'inherit', extra = {}) {
  return new Promise((resolve) => {
    child = spawn(command, args, { cwd: root, env: { ...env, ...extra }, stdio });
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

function fail(sentence, code) {
  console.error(sentence);
  process.exit(code);
}
