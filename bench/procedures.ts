// `npm run bench -- procedures`: everything that the console asks of the server, asked of a large organization of the size M.
import { mkdir, writeFile } from 'node:fs/promises';
import { thisMachine } from './measure/machine.ts';
import { goalsOf } from './procedures/goals.ts';
import { measureProcedures } from './procedures/measure-procedures.ts';

const result = await measureProcedures({ size: 'M', rounds: 5 }, console.log);

const machine = thisMachine();
console.log(`\n${machine.processor}, ${machine.cores} cores, Node.js ${machine.node}`);
console.log(`One organization of ${result.members} people and ${result.locations} places, ${result.rounds} rounds\n`);
console.log(`  ${'median'.padStart(9)}${'worst'.padStart(10)}${'answer'.padStart(10)}`);
for (const { procedure, about, ms, bytes } of result.questions)
  console.log(
    `  ${ms.median.toFixed(0).padStart(6)} ms${ms.worst.toFixed(0).padStart(7)} ms${(bytes / 1_000).toFixed(0).padStart(7)} kB  ${procedure}, ${about}`,
  );
console.log('');
for (const { goal, measured, isMet } of goalsOf(result)) console.log(`${isMet ? 'met   ' : 'missed'}  ${goal}: ${measured}`);

const folder = `${import.meta.dirname}/results`;
await mkdir(folder, { recursive: true });
await writeFile(`${folder}/procedures.json`, `${JSON.stringify({ machine, result }, null, 2)}\n`);
console.log('\nEvery figure is in bench/results/procedures.json.');
