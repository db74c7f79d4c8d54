/** Numbers that look random and are the same in every run: one seed, one sequence. */
export interface Seeded {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number, at least 0, less than `end`. */
  below(end: number): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
}

/** The generator known as sfc32: 128 bits of state, good enough for data, never for secrets. */
export function seeded(seed: number): Seeded {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = (1 + seed) | 0;
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 20; warmUp++) step();
  const next = () => step() / 2 ** 32;
  const below = (end: number) => Math.floor(next() * end);
  return { next, below, between: (low, high) => low + below(high - low + 1), chance: (probability) => next() < probability };
}
