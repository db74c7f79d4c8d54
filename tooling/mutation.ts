// `npm run mutation -- access/decide access/held`: changes the domain's code a little at a time, and asks whether a test notices.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { root } from './sources.ts';

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** A change of code that no test noticed. */
interface Survivor {
  readonly line: string;
  readonly was: string;
  readonly is: string;
  /** Why it makes no difference, or none that a test should hold; null: nobody has said so yet. */
  why: string | null;
}

interface Tried {
  /** So many were noticed by a test that says a fact, and of the rest by a property on random organizations; null: not tried by any. */
  readonly facts: number;
  readonly properties: number | null;
  readonly survivors: readonly Survivor[];
}

const stateFile = join(root, 'docs/mutation.json');
const pageFile = join(root, 'docs/mutation.md');
const folder = 'packages/domain/src';

/** What decides comes first. */
const deciding = ['decide', 'reaches', 'held', 'gates', 'target', 'ceiling', 'guards', 'judge-change', 'visibility'].map(
  (name) => `access/${name}`,
);

/** The mutants of some files, or of some ranges in them, with what became of each under a set of tests. */
const tried = (mutate: readonly string[], tests: 'facts' | 'properties'): Promise<Mutant[]> =>
  new Stryker({
    mutate: [...mutate],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: `tooling/mutation/${tests}.config.ts`, related: false },
    coverageAnalysis: 'perTest',
    // What runs once, while files are loaded, is data: catalogs and schemas, which tests of their own read whole.
    ignoreStatic: true,
    concurrency: 1,
    // A fact that noticed notices again until it, or the code, is another; properties are tried anew each time.
    incremental: tests === 'facts',
    incrementalFile: 'node_modules/.cache/mutation-facts.json',
    timeoutMS: 20_000,
    reporters: ['progress-append-only'],
    tempDirName: 'dist/mutation',
    // It would be rewritten with the API of a TypeScript before 7; nothing here reads it.
    tsconfigFile: 'none',
    ignorePatterns: [
      '**',
      ...[
        'packages',
        'packages/domain',
        'packages/domain/*.json',
        'packages/domain/src/**',
        'tooling',
        'tooling/mutation/**',
        '*.json',
      ].map((one) => `!${one}`),
    ],
  }).runMutationTest();

const isAlive = ({ status }: Mutant) => status === 'Survived' || status === 'NoCoverage';
const isDead = ({ status }: Mutant) => status === 'Killed' || status === 'Timeout';
const pathOf = ({ fileName }: Mutant) => relative(root, fileName);
const keyOf = ({ mutatorName, location: { start, end }, replacement }: Mutant) =>
  [mutatorName, start.line, start.column, end.line, end.column, replacement].join(' ');
/** Lines are counted from 1 in results and in what is asked, columns from 1 in results and from 0 in what is asked. */
const rangeOf = (mutant: Mutant) => {
  const { start, end } = mutant.location;
  return `${pathOf(mutant)}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
};

function survivorOf(mutant: Mutant, known: readonly Survivor[]): Survivor {
  const { start, end } = mutant.location;
  const lines = readFileSync(mutant.fileName, 'utf8').split('\n');
  const inside = lines.slice(start.line - 1, end.line);
  const was = inside
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === inside.length - 1 ? end.column - 1 : undefined).trim())
    .join(' ');
  const found = { line: (inside[0] ?? '').trim(), was, is: (mutant.replacement ?? '').replaceAll(/\s+/g, ' ') };
  const why = known.find((one) => one.line === found.line && one.was === found.was && one.is === found.is)?.why ?? null;
  return { ...found, why };
}

/** Tries files, first all by facts, then by properties on what these let live; `tell` hears of each as soon as it is known. */
async function tryFiles(names: readonly string[], known: Readonly<Record<string, Tried>>, tell: (name: string, one: Tried) => void) {
  const told = (name: string, facts: number, properties: number | null, left: readonly Mutant[]) =>
    tell(name, { facts, properties, survivors: left.map((mutant) => survivorOf(mutant, known[name]?.survivors ?? [])) });
  const living: { readonly name: string; readonly facts: number; readonly alive: readonly Mutant[] }[] = [];
  for (const name of names) {
    const file = `${folder}/${name}.ts`;
    const mutants = (await tried([file], 'facts')).filter((mutant) => pathOf(mutant) === file);
    const [facts, alive] = [mutants.filter(isDead).length, mutants.filter(isAlive)];
    living.push({ name, facts, alive });
    told(name, facts, null, alive);
  }
  for (const { name, facts, alive } of living) {
    // What is explained makes no difference to a property either.
    const open = alive.filter((mutant) => survivorOf(mutant, known[name]?.survivors ?? []).why === null);
    const mutants = open.length === 0 ? [] : await tried([...new Set(open.map(rangeOf))], 'properties');
    const killed = new Set(mutants.filter(isDead).map(keyOf));
    const left = alive.filter((mutant) => !killed.has(keyOf(mutant)));
    told(name, facts, alive.length - left.length, left);
  }
}

const escaped = (code: string) => code.replaceAll('|', String.raw`\|`).replaceAll('`', '´');
const quoted = (code: string) => `\`${escaped(code.length > 90 ? `${code.slice(0, 87)}…` : code)}\``;

/** The page that says how much of the code the tests hold, and what no test notices. */
function page(state: Readonly<Record<string, Tried>>): string {
  const files = Object.entries(state).toSorted(([one], [other]) => one.localeCompare(other));
  const rows = files.map(([name, { facts, properties, survivors }]) => {
    const noticed = facts + (properties ?? 0);
    const all = noticed + survivors.length;
    const explained = survivors.filter(({ why }) => why !== null).length;
    const score = `${((noticed * 100) / Math.max(all, 1)).toFixed(1)} %`;
    return `| ${name} | ${all} | ${facts} | ${properties ?? 'not tried'} | ${survivors.length} | ${explained} | ${score} |`;
  });
  const lists = files.flatMap(([name, { survivors }]) =>
    survivors.length === 0
      ? []
      : [
          `### ${name}\n\n| code | instead | why nothing notices |\n| --- | --- | --- |\n${survivors
            .map(({ was, is, why }) => `| ${quoted(was)} | ${quoted(is)} | ${why === null ? '**not explained yet**' : escaped(why)} |`)
            .join('\n')}\n`,
        ],
  );
  return `# Does a test notice?

Written by \`npm run mutation\`, from \`docs/mutation.json\`, which also holds why something may live. Each line of code is
changed a little, by StrykerJS, and the tests of the domain are run: a change that none of them notices shows a fact that no test says, or
code that makes no difference. First come the tests that say facts; what they let live is tried by properties on random organizations, a
few of each. What runs while files are loaded (catalogs, schemas) is left out. Files that are not listed have not been tried.

| file | changes | noticed by facts | by properties | by none | of these explained | noticed |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

## What nothing notices

${lists.join('\n')}`;
}

if (import.meta.main) {
  const state: Record<string, Tried> = JSON.parse(readFileSync(stateFile, 'utf8'));
  const [first, ...more] = process.argv.slice(2);
  const names = first === undefined ? deciding : first === 'page' ? [] : [first, ...more];
  await tryFiles(names, { ...state }, (name, one) => {
    state[name] = one;
    writeFileSync(stateFile, `${JSON.stringify(state, null, 2)}\n`);
    writeFileSync(pageFile, page(state));
  });
  writeFileSync(pageFile, page(state));
}
