import { afterEach, beforeEach } from 'vitest';

/** A test that leaves a warning or an error in the console fails; one that expects it replaces the function meanwhile. */
const complaints = [];
for (const level of ['error', 'warn'])
  console[level] = (...args) => {
    complaints.push(`console.${level}: ${args.map((arg) => (arg instanceof Error ? arg.stack : String(arg))).join(' ')}`);
  };

beforeEach(() => {
  complaints.length = 0;
});

afterEach(() => {
  if (complaints.length > 0) throw new Error(`Unexpected output:\n${complaints.join('\n')}`);
});
