// `npm run totem -- COMMAND`: what an operator does once, by hand.
import { parseArgs } from 'node:util';
import { prepareDatabase } from '@totem/db/prepare';
import { reach, whyNotReached } from './database.ts';
import { environment } from './env.ts';
import { type Size, sizes } from './large-world.ts';
import { loadDemo } from './load-demo.ts';
import { NotStarted } from './not-started.ts';
import { signInLines } from './sign-in-lines.ts';
import { type CheckProgress, verifyAudit } from './verify-audit.ts';

const help = `npm run totem -- COMMAND

  demo               the four small organizations of the demonstration
  demo --size SIZE   large made-up organizations instead: S, M or L
${Object.entries(sizes)
  .map(([size, counts]) => `                       ${size}  ${describe(counts)}`)
  .join('\n')}
  migrate            brings the database that DATABASE_URL names up to date, and the roles that api and worker connect as,
                     with the passwords TOTEM_API_PASSWORD and TOTEM_WORKER_PASSWORD
  audit verify [--organization SLUG]
                     checks that what happened is kept as it was written, in one organization or in all: names the first event
                     that was changed, removed or reordered, and ends with 1
  help               this list

The database is the one that DATABASE_URL names, or the embedded one in the data folder, also while npm start runs.
What is there already stays as it is, so every command may be given again.`;

function describe({ organizations, subscriptions, locations, members }: (typeof sizes)[Size]): string {
  const all = (each: number) => (organizations * each).toLocaleString('en');
  return `${organizations} organization${organizations === 1 ? '' : 's'}: ${all(subscriptions)} subscriptions, ${all(locations)} locations, ${all(members)} people`;
}

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  help: async () => console.log(help),
  demo: async (args) => {
    const size = sizeIn(args);
    if ('problems' in environment) throw new NotStarted(environment.problems.join('\n'));
    const { TOTEM_DATA_DIR: dataDir, DATABASE_URL: database, PGPORT: pgPort, TOTEM_SECRET: secret } = environment;
    const passwords = { api: environment.TOTEM_API_PASSWORD, worker: environment.TOTEM_WORKER_PASSWORD };
    const people = await loadDemo({ dataDir, database, pgPort, secret, passwords }, size, console.log);
    console.log(signInLines(people).join('\n'));
  },
  migrate: async (args) => {
    if (args.length > 0) throw new NotStarted(unknown('migrate', args[0]));
    if ('problems' in environment) throw new NotStarted(environment.problems.join('\n'));
    const { DATABASE_URL: owner, TOTEM_API_PASSWORD: api, TOTEM_WORKER_PASSWORD: worker } = environment;
    if (!owner || !api || !worker) throw new NotStarted('migrate needs DATABASE_URL, TOTEM_API_PASSWORD and TOTEM_WORKER_PASSWORD.');
    await reach(owner);
    await prepareDatabase(owner, { api, worker }).catch((error: unknown) => {
      throw whyNotReached(owner, error) ?? error;
    });
    console.log(`The database ${owner.database} at ${owner.host}:${owner.port} is up to date.`);
  },
  audit: async (args) => {
    const slug = organizationIn(args);
    if ('problems' in environment) throw new NotStarted(environment.problems.join('\n'));
    const { TOTEM_DATA_DIR: dataDir, DATABASE_URL: database, PGPORT: pgPort, TOTEM_SECRET: secret } = environment;
    const isWhole = await verifyAudit({ dataDir, database, pgPort, secret }, slug, { log: console.log, progress: tellingProgress() });
    if (!isWhole) process.exitCode = 1;
  },
};

/** Says how far a check is, on standard error, and at most once a second, so that a short one says nothing. */
function tellingProgress(): (progress: CheckProgress) => void {
  let told = performance.now();
  return ({ slug, checked, events }) => {
    if (performance.now() - told < 1_000) return;
    told = performance.now();
    console.error(`${slug}: ${checked.toLocaleString('en')} of ${events.toLocaleString('en')} events`);
  };
}

/** @returns the slug of the one organization to check; null: all of them. */
function organizationIn([verb, ...args]: readonly string[]): string | null {
  if (verb !== 'verify') throw new NotStarted(verb === undefined ? 'audit needs what to do: audit verify.' : unknown('audit', verb));
  const { tokens } = parseArgs({ args, options: { organization: { type: 'string' } }, strict: false, tokens: true });
  let slug: string | null = null;
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name !== 'organization')
      throw new NotStarted(unknown('audit verify', token.kind === 'option' ? token.rawName : args[token.index]));
    if (!token.value) throw new NotStarted('--organization needs the slug of one, as it stands in its address.');
    slug = token.value;
  }
  return slug;
}

function sizeIn(args: readonly string[]): Size | null {
  const { tokens } = parseArgs({ args: [...args], options: { size: { type: 'string' } }, strict: false, tokens: true });
  let size: Size | null = null;
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name !== 'size')
      throw new NotStarted(unknown('demo', token.kind === 'option' ? token.rawName : args[token.index]));
    if (!isSize(token.value)) throw new NotStarted(`--size is one of ${Object.keys(sizes).join(', ')}.`);
    size = token.value;
  }
  return size;
}

const isSize = (text: string | undefined): text is Size => text !== undefined && Object.hasOwn(sizes, text);

const unknown = (after: string, what = '') => `${after} does not know ${what}: npm run totem -- help says what there is.`;

// What is not committed is undone by the database, and one that we started ends with us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    console.error(`${signal}: stopped. What was finished stays; give the command again for the rest.`);
    process.exit(1);
  });

const [command = 'help', ...args] = process.argv.slice(2);
try {
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!run) throw new NotStarted(unknown('totem', command));
  await run(args);
} catch (error) {
  console.error(error instanceof NotStarted ? error.message : error);
  process.exitCode = 1;
}
