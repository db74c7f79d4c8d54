import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
// What that flag adds to a new context: the collector, which takes no arguments.
const collect = runInNewContext('gc') as () => void;

/** Bytes that are in use, with those of typed arrays, once all that nobody holds is gone. */
function bytesInUse(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What `make` returns, and how many bytes stay in use because somebody holds it. */
export async function measureMemory<Made>(make: () => Made | Promise<Made>): Promise<{ readonly made: Made; readonly bytes: number }> {
  const before = bytesInUse();
  const made = await make();
  return { made, bytes: bytesInUse() - before };
}
