import { environment } from './env.ts';
import { startApi } from './http.ts';

const fail = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

if ('problems' in environment) fail(environment.problems.join('\n'));
else {
  const api = await startApi({
    connection: environment.DATABASE_URL,
    host: environment.TOTEM_HOST,
    port: environment.PORT,
    publicUrl: environment.TOTEM_PUBLIC_URL,
    secret: environment.TOTEM_SECRET,
    webDir: environment.TOTEM_WEB_DIR,
    drainDelayMs: environment.TOTEM_DRAIN_DELAY_MS,
    release: environment.TOTEM_RELEASE,
    log: true,
    ...(environment.TOTEM_TRUST_PROXY !== undefined && { trustProxy: environment.TOTEM_TRUST_PROXY }),
    ...(environment.TOTEM_REQUESTS_PER_MINUTE !== undefined && { requestsPerMinute: environment.TOTEM_REQUESTS_PER_MINUTE }),
  }).catch((error: unknown) => fail(whyNot(error)));

  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1); // asked twice: at once
    stopping = true;
    api.close().then(
      () => process.exit(0),
      (error: unknown) => fail(whyNot(error)),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
}

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
