// `npm run bench -- decide`: one decision in memory, by Totem, CASL and node-casbin, on the same organizations in one run.
import { mkdir, writeFile } from 'node:fs/promises';
import {
  type CheckName,
  type DecideResult,
  checkKeys,
  checkNames,
  compareDecisions,
  firstCheckKeys,
  firstCheckNames,
  peerKeys,
} from './decide/compare.ts';
import { goalsOf } from './decide/goals.ts';
import { thisMachine } from './measure/machine.ts';
import type { Spread } from './measure/rounds.ts';

const options = { rounds: 21, shareMs: 40 };
const results = [
  await compareDecisions({ ...options, size: 'S', questions: 5_000 }),
  await compareDecisions({ ...options, size: 'M', questions: 20_000 }),
];

const machine = thisMachine();
console.log(`${machine.processor}, ${machine.cores} cores, Node.js ${machine.node}\n`);
for (const result of results) print(result);
for (const { goal, measured, isMet } of goalsOf(results)) console.log(`${isMet ? 'met   ' : 'missed'}  ${goal}: ${measured}`);

const folder = `${import.meta.dirname}/results`;
await mkdir(folder, { recursive: true });
await writeFile(`${folder}/decide.json`, `${JSON.stringify({ machine, options, results }, null, 2)}\n`);
console.log('\nEvery figure is in bench/results/decide.json.');

function print({ size, members, locations, questions, allowed, ...result }: DecideResult): void {
  const share = Math.round((100 * allowed) / questions);
  console.log(
    `${size}: one organization of ${members} people and ${locations} locations; ${questions} questions, all answered alike, ${share} % yes`,
  );
  for (const name of checkKeys) line(checkNames[name], inWords(result.checks[name]), ratioInWords(result, name));
  console.log('  made ready, and asked once:');
  for (const name of firstCheckKeys) line(firstCheckNames[name], inWords(result.firstChecks[name]), '');
  const { totem, totemTables, casl, casbin } = result.bytesPerMember;
  line('Bytes for one member', `Totem ${totem} + ${totemTables} of tables, CASL ${casl}, node-casbin ${casbin}`, '');
  console.log('');
}

function line(what: string, figures: string, ratio: string): void {
  console.log(`  ${what.padEnd(36)}${figures.padEnd(36)}${ratio}`);
}

function ratioInWords({ ratios }: Pick<DecideResult, 'ratios'>, name: CheckName): string {
  const peer = peerKeys.find((key) => key === name);
  return peer ? `${ratios[peer].median} × (${ratios[peer].p10} to ${ratios[peer].p90})` : '';
}

function inWords({ median, p10, p90 }: Spread): string {
  const time = (ns: number) => (ns < 1_000 ? `${ns} ns` : `${(ns / 1_000).toFixed(2)} µs`);
  return `${time(median)}  (${time(p10)} to ${time(p90)})`;
}
