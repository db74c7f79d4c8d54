// `npm run bench -- reviews`: changes that concern thousands of people, reviewed and saved, on an organization of the size M.
import { mkdir, writeFile } from 'node:fs/promises';
import { thisMachine } from './measure/machine.ts';
import { goalsOf } from './reviews/goals.ts';
import { measureReviews } from './reviews/measure-reviews.ts';

const result = await measureReviews({ size: 'M', rounds: 3 });

const machine = thisMachine();
console.log(`\n${machine.processor}, ${machine.cores} cores, Node.js ${machine.node}`);
console.log(`One organization of ${result.members} people, ${result.rounds} rounds: medians, with their tenths\n`);
console.log(`  ${'review'.padStart(22)}${'first'.padStart(9)}${'save'.padStart(25)}${'people'.padStart(9)}`);
const told = ({ median, p10, p90 }: { median: number; p10: number; p90: number }) =>
  `${median.toFixed(0)} ms (${p10.toFixed(0)} to ${p90.toFixed(0)})`;
for (const { about, reviewMs, firstMs, saveMs, people } of result.reviews)
  console.log(
    `  ${told(reviewMs).padStart(22)}${`${firstMs.toFixed(0)} ms`.padStart(9)}${told(saveMs).padStart(25)}${String(people).padStart(9)}  ${about}`,
  );
console.log('');
for (const { goal, measured, isMet } of goalsOf(result)) console.log(`${isMet ? 'met   ' : 'missed'}  ${goal}: ${measured}`);

const folder = `${import.meta.dirname}/results`;
await mkdir(folder, { recursive: true });
await writeFile(`${folder}/reviews.json`, `${JSON.stringify({ machine, result }, null, 2)}\n`);
console.log('\nEvery figure is in bench/results/reviews.json.');
