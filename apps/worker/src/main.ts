import { openWorkerRuntime } from '@totem/operations/worker-runtime';
import { pino } from 'pino';
import { environment } from './env.ts';
import { handlersOf } from './handlers.ts';
import { startSchedule } from './schedule.ts';

const log = pino({ base: null, name: 'worker', timestamp: () => `,"time":"${new Date().toISOString()}"` });
// Names and codes alone: what a library hangs onto its errors may hold addresses and links.
const warn = ({ name, message, cause }: Error) =>
  log.warn({ error: name, ...(cause instanceof Error && { cause: cause.message }) }, message);

if ('problems' in environment) {
  process.stderr.write(`${environment.problems.join('\n')}\n`);
  process.exit(1);
}
const runtime = await openWorkerRuntime({ ...environment, warn }).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
await runtime.queue.work(handlersOf(runtime));
const stopSchedule = startSchedule(runtime, warn);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) process.exit(1); // asked twice: at once
  stopping = true;
  try {
    await stopSchedule();
    await runtime.close();
    process.exit(0);
  } catch (error) {
    warn(error instanceof Error ? error : new Error(String(error)));
    process.exit(1);
  }
}
process.on('message', (message) => {
  if (message === 'stop') void stop();
});
// The process that started us is gone, however it ended.
process.on('disconnect', () => {
  if (!stopping) void stop();
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
process.send?.('ready');
