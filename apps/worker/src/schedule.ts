import { tidyUp } from '@totem/operations/tidy-up';
import type { WorkerRuntime } from '@totem/operations/worker-runtime';

const everySeconds = 5 * 60;

/**
 * Runs what is due every few minutes, at once and from then on. Nothing that is decided depends on it, and what one run
 * missed the next one finds.
 *
 * @returns stops it, after the run under way
 */
export function startSchedule(runtime: WorkerRuntime, warn: (error: Error) => void): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = running.then(() => tidyUp(runtime, everySeconds)).catch(warn);
  };
  run();
  const timer = setInterval(run, everySeconds * 1_000);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
