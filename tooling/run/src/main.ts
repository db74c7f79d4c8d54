// `npm start`: the whole product on this machine, until it is told to stop or whoever started it is gone.
import { environment } from './env.ts';
import { NotStarted } from './not-started.ts';
import { signInLines } from './sign-in-lines.ts';
import { type Stack, startStack } from './stack.ts';

if ('problems' in environment) {
  for (const problem of environment.problems) console.error(problem);
  process.exit(1);
}
const settings = environment;

let stack: Stack | undefined;
let stopping: number | undefined;

/** The first signal stops in order; one that comes more than a second later is impatience, and the rest ends by itself. */
function stop(why: string): void {
  if (stopping !== undefined) {
    if (performance.now() - stopping > 1_000) process.exit(1);
    return;
  }
  stopping = performance.now();
  console.log(`${why}: stopping`);
  if (stack) stack.close().then(() => process.exit(0), report);
}

function report(error: unknown): void {
  console.error(error instanceof NotStarted ? error.message : error);
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
for (const output of [process.stdout, process.stderr]) output.on('error', () => {}); // whoever read it may be gone
// A parent killed with SIGKILL passes nothing on; that we have been orphaned is how we notice.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && stop('orphaned'), 300).unref();

startStack(
  {
    dataDir: settings.TOTEM_DATA_DIR,
    port: settings.PORT,
    host: settings.TOTEM_HOST,
    database: settings.DATABASE_URL,
    pgPort: settings.PGPORT,
    smtpUrl: settings.SMTP_URL,
    publicUrl: settings.TOTEM_PUBLIC_URL,
    secret: settings.TOTEM_SECRET,
    passwords: { api: settings.TOTEM_API_PASSWORD, worker: settings.TOTEM_WORKER_PASSWORD },
  },
  console.log,
)
  .then((started) => {
    stack = started;
    if (stopping === undefined) announce(started);
    else started.close().then(() => process.exit(0), report);
  })
  .catch(report);

function announce({ url, mailbox, people }: Stack): void {
  const rows: [string, string][] = [['Console', url]];
  if (mailbox) rows.push(['Mails', `${mailbox.url}  (nothing leaves this machine)`]);
  rows.push(['Data', settings.DATABASE_URL ? 'in the database that DATABASE_URL names' : settings.TOTEM_DATA_DIR]);
  const seconds = (performance.now() / 1_000).toFixed(1);
  console.log(`\nReady in ${seconds} s\n`);
  for (const [label, value] of rows) console.log(`  ${label.padEnd(9)}${value}`);
  for (const line of signInLines(people)) console.log(line);
  console.log('\n  Ctrl-C stops everything.');
}
