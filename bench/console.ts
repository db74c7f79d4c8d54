// `npm run bench -- console`: what the console takes of a browser, with the large organizations of the size M behind it.
import { mkdir, writeFile } from 'node:fs/promises';
import { goalsOf } from './console/goals.ts';
import { measureConsole } from './console/measure-console.ts';
import { thisMachine } from './measure/machine.ts';
import type { Spread } from './measure/rounds.ts';

const result = await measureConsole({ size: 'M', rounds: 5, navigations: 200 }, console.log);

const machine = thisMachine();
console.log(`\n${machine.processor}, ${machine.cores} cores, Node.js ${machine.node}, Chromium ${result.browser}`);
console.log(`One organization of ${result.members} people and ${result.locations} places, ${result.rounds} rounds: median (p10 to p90)\n`);
line('JavaScript of sign-in', inKb(result.javascript.signIn));
line('JavaScript of the first page', inKb(result.javascript.firstPage));
line('First page, from its address', inMs(result.firstPageMs));
line(`Heap, after ${result.navigations / 2} navigations`, inKb(result.heap.early));
line(`Heap, after ${result.navigations} more`, inKb(result.heap.late));
console.log(`\n  ${''.padEnd(36)}${'slowest interaction'.padEnd(28)}${'longest work'.padEnd(28)}layout shift`);
for (const { name, interactionMs, longestTaskMs, layoutShift } of result.scenarios)
  line(name, `${inMs(interactionMs).padEnd(28)}${inMs(longestTaskMs).padEnd(28)}${layoutShift.median.toFixed(4)}`);
console.log('');
for (const { goal, measured, isMet } of goalsOf(result)) console.log(`${isMet ? 'met   ' : 'missed'}  ${goal}: ${measured}`);

const folder = `${import.meta.dirname}/results`;
await mkdir(folder, { recursive: true });
await writeFile(`${folder}/console.json`, `${JSON.stringify({ machine, result }, null, 2)}\n`);
console.log('\nEvery figure is in bench/results/console.json.');

function line(what: string, figures: string): void {
  console.log(`  ${what.padEnd(36)}${figures}`);
}

function inMs({ median, p10, p90 }: Spread): string {
  return `${median.toFixed(0)} ms  (${p10.toFixed(0)} to ${p90.toFixed(0)})`;
}

function inKb({ median, p10, p90 }: Spread): string {
  const kb = (bytes: number) => (bytes / 1_000).toFixed(0);
  return `${kb(median)} kB  (${kb(p10)} to ${kb(p90)})`;
}
