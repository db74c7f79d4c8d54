/** One way of doing the same work, ready to be timed. */
export interface Contender {
  readonly name: string;
  /** How many operations one `run` makes. */
  readonly operations: number;
  /** Makes ready for one `run`; not timed. */
  prepare?(): void;
  /** All of the work, in a loop of its own, so that no contender's code is compiled for another's. A number that must stay the same. */
  run(): number;
}

/** Nanoseconds of processor time for one operation. */
export interface Spread {
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}

export interface Timing extends Spread {
  readonly name: string;
  /** Of every round in turn, so that two contenders of one round can be compared. */
  readonly rounds: readonly number[];
}

export interface RoundsOptions {
  readonly rounds: number;
  /** Each contender's share of a round lasts about so long, or one run. */
  readonly shareMs: number;
}

/**
 * Times contenders in interleaved rounds: what disturbs the machine for a while disturbs all of them. Every round begins with
 * another one. The first runs, which warm up, are not counted.
 *
 * @throws Error when a contender answers differently in one of its runs.
 */
export function timeInRounds(contenders: readonly Contender[], { rounds, shareMs }: RoundsOptions): Timing[] {
  const racers = contenders.map((contender) => warmUp(contender, shareMs));
  for (let round = 0; round < rounds; round++)
    for (const index of racers.keys()) {
      const racer = racers[(index + round) % racers.length];
      if (racer) racer.rounds.push(timeOf(racer.contender, racer.runs, racer.answer) / racer.contender.operations);
    }
  return racers.map((racer) => ({ name: racer.contender.name, rounds: racer.rounds, ...spreadOf(racer.rounds) }));
}

interface Racer {
  readonly contender: Contender;
  /** How many runs fill its share of a round. */
  readonly runs: number;
  readonly answer: number;
  readonly rounds: number[];
}

/** Runs until the compiler has nothing more to gain, for some shares and three times at least. */
function warmUp(contender: Contender, shareMs: number): Racer {
  contender.prepare?.();
  const answer = contender.run();
  const end = performance.now() + 5 * shareMs;
  let last = Infinity;
  for (let times = 0; times < 3 || performance.now() < end; times++) last = timeOf(contender, 1, answer) / 1e6;
  return { contender, runs: Math.max(1, Math.ceil(shareMs / Math.max(last, 1e-3))), answer, rounds: [] };
}

/**
 * Nanoseconds of one run, on the average of several: the processor time of the whole process, which counts the collector's
 * helpers and leaves out what other processes take.
 */
function timeOf(contender: Contender, runs: number, answer: number): number {
  let total = 0;
  for (let run = 0; run < runs; run++) {
    contender.prepare?.();
    const began = process.cpuUsage();
    const given = contender.run();
    const { user, system } = process.cpuUsage(began);
    total += 1e3 * (user + system);
    if (given !== answer) throw new Error(`${contender.name} answered ${given}, after ${answer}.`);
  }
  return total / runs;
}

/** The median, with what a tenth of the values lie below and above. @throws Error for no values */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const value = sorted[Math.round(share * (sorted.length - 1))];
    if (value === undefined) throw new Error('There is nothing to take the median of.');
    return value;
  };
  return { median: at(0.5), p10: at(0.1), p90: at(0.9) };
}

/** How many times as long one contender takes as another, round by round. */
export const ratioOf = (slow: Timing, fast: Timing): Spread =>
  spreadOf(slow.rounds.map((time, round) => time / (fast.rounds[round] ?? NaN)));
