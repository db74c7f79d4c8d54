import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { catalogs } from '../packages/domain/src/catalog/products.ts';
import { listed, packageOf, packages } from './packages.ts';
import { listClaims, listUnknown, listUnshown, requirementsPage } from './requirements.ts';
import { isTest, listFiles, readSource } from './sources.ts';

const files = listFiles();
const sources = files.filter((file) => /^(apps|packages|tooling|bench|examples)\/.*\.(ts|tsx|mjs)$/.test(file));
const lines = (file: string) => readSource(file).split('\n');

/** Each line of the files for which `wrong` says so, as `file:line: text`. */
const find = (where: readonly string[], wrong: (line: string, index: number, all: readonly string[]) => boolean): string[] =>
  where.flatMap((file) =>
    lines(file).flatMap((line, index, all) => (wrong(line, index, all) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );

/** What a package may list of the workspace's; `dev` is for tests and types alone. */
const arrows: Readonly<Record<string, { readonly may: readonly string[]; readonly dev?: readonly string[] }>> = {
  '@totem/domain': { may: [] },
  '@totem/postgres': { may: [] },
  '@totem/db': { may: ['@totem/domain'], dev: ['@totem/postgres'] },
  '@totem/operations': { may: ['@totem/db', '@totem/domain'] },
  '@totem/api': { may: ['@totem/domain', '@totem/operations'] },
  '@totem/worker': { may: ['@totem/domain', '@totem/operations'] },
  '@totem/client': { may: ['@totem/domain'], dev: ['@totem/api', '@totem/operations'] },
  '@totem/web': { may: ['@totem/domain'], dev: ['@totem/api', '@totem/run'] },
  '@totem/run': { may: ['@totem/api', '@totem/db', '@totem/domain', '@totem/operations', '@totem/postgres', '@totem/worker'] },
  '@totem/bench': { may: ['@totem/client', '@totem/domain', '@totem/run', '@totem/web'] },
  totem: { may: [] },
};
const example = { may: ['@totem/client', '@totem/domain'], dev: ['@totem/run'] };

/** Who may list a library that decides what a package can do. */
const holders: Readonly<Record<string, readonly string[]>> = {
  '@mikro-orm/core': ['@totem/db'],
  '@mikro-orm/postgresql': ['@totem/db'],
  kysely: ['@totem/db'],
  'pg-boss': ['@totem/db', '@totem/operations'],
  'better-auth': ['@totem/db', '@totem/operations', '@totem/web'],
  nodemailer: ['@totem/operations'],
  fastify: ['@totem/api'],
  react: ['@totem/web'],
};

test('every package lists only what the arrows allow', () => {
  const ours = (given: Readonly<Record<string, string>>) => Object.keys(given).filter((name) => name.startsWith('@totem/'));
  const wrong = packages.flatMap((one) => {
    const { may, dev = [] } = arrows[one.name] ?? (one.folder.startsWith('examples/') ? example : { may: [] });
    const beyond = ours(one.dependencies).filter((name) => !may.includes(name));
    const beyondInTests = ours(one.devDependencies).filter((name) => !may.includes(name) && !dev.includes(name));
    return [...beyond, ...beyondInTests].map((name) => `${one.name} → ${name}`);
  });

  expect(wrong).toEqual([]);
  expect(Object.keys(packages.find(({ name }) => name === '@totem/domain')?.dependencies ?? {})).toEqual(['zod']);
});

test('libraries with power are listed only where they belong', () => {
  const wrong = packages.flatMap((one) =>
    Object.keys(listed(one)).flatMap((name) => (holders[name] && !holders[name].includes(one.name) ? [`${one.name} → ${name}`] : [])),
  );

  expect(wrong).toEqual([]);
});

test('every version is pinned, in one list', () => {
  const wrong = packages.flatMap((one) =>
    Object.entries(listed(one)).flatMap(([name, version]) =>
      version === 'catalog:' || version === 'workspace:*' || /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
        ? []
        : [`${one.name} → ${name} ${version}`],
    ),
  );

  expect(wrong).toEqual([]);
  expect(find(['pnpm-workspace.yaml'], (line) => /: ['"]?[\^~>]/.test(line))).toEqual([]);
});

test('no package has a root entry, and none exports a test', () => {
  const wrong = packages.flatMap(({ name, exports }) =>
    Object.entries(exports).flatMap(([entry, target]) =>
      entry === '.' || /\.(test|bench)\./.test(JSON.stringify(target)) ? [`${name} ${entry}`] : [],
    ),
  );

  expect(wrong).toEqual([]);
});

test('no relative import crosses the edge of a package', () => {
  const imported = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/;
  const outside = (file: string, target: string) => packageOf(normalize(join(dirname(file), target))).name !== packageOf(file).name;
  const inPackages = sources.filter((file) => packageOf(file).folder !== '');
  const wrong = inPackages.flatMap((file) => find([file], (line) => outside(file, imported.exec(line)?.[1] ?? './x')));

  expect(wrong).toEqual([]);
});

const drawers = 'utils util helpers helper common shared core lib misc types interfaces constants service manager impl index'.split(' ');

test('no file or folder has the name of a drawer', () => {
  const wrong = sources.filter((file) => file.split('/').some((part) => drawers.includes(part.replace(/\..*$/, '').toLowerCase())));

  expect(wrong).toEqual([]);
});

/** The one place where products are written down, and what speaks of them by nature. */
const speaksOfProducts = (file: string) =>
  isTest(file) ||
  file.startsWith('packages/domain/src/catalog/') ||
  /\/scenarios\/|(^|\/)(testing|random-worlds|testing-[\w-]+)\.ts$|(^|\/)(seed-)?demo([-/][\w-]+)?(\.ts|\/)|^tooling\/run\/src\/large-world/.test(
    file,
  ) ||
  /^(bench|examples|apps\/web\/e2e|tooling\/[\w-]+\.ts)/.test(file);
const neutral = sources.filter((file) => !speaksOfProducts(file));
const withoutComment = (line: string) => line.replace(/^\s*(\*|\/\*\*?|\/\/).*$/, '').replace(/\s\/\/ .*$/, '');

test('BX-43 no product key stands outside catalogs, fixtures and tests', () => {
  expect(find(neutral, (line) => /\b(hexia|hexfit|hitflow)\b/i.test(withoutComment(line)))).toEqual([]);
});

test('BX-43 no role key stands outside catalogs, fixtures and tests', () => {
  const roles = new Set(Object.values(catalogs).flatMap((catalog) => [...catalog().roles.keys()]));
  expect(roles.size).toBeGreaterThan(10);
  const namesRole = (line: string) =>
    withoutComment(line)
      .matchAll(/['"`]([\w-]+\/[\w-]+)['"`]/g)
      .some(([, key = '']) => roles.has(key));

  expect(find(neutral, (line) => namesRole(line))).toEqual([]);
});

test('a long file says why in its first line', () => {
  const mayBeLong = /^packages\/domain\/src\/catalog\/(hexia|hexfit|hitflow)\.ts$|^packages\/db\/migrations\//;
  const wrong = sources.filter((file) => !mayBeLong.test(file) && lines(file).length > 400 && !/^\/[/*]/.test(lines(file)[0] ?? ''));

  expect(wrong).toEqual([]);
});

test('a cast has a comment that says why it holds', () => {
  const cast = /[\w)\]}>] as ([A-Z{[]|(unknown|string|number|boolean|readonly|keyof|typeof)\b)/;
  const names = /^\s*(import|export) |^\s*(type )?\w+ as \w+,$/; // `import { a as B }`, on one line or several
  const explained = (...around: (string | undefined)[]) => around.some((line = '') => /^\s*\*|\/[/*]/.test(line));
  const isBare = (line: string, at: number, all: readonly string[]) =>
    cast.test(withoutComment(line)) && !(names.test(line) && !line.includes('=')) && !explained(line, all[at - 1], all[at - 2]);
  const written = sources.filter((file) => !isTest(file) && !/(^|\/)testing[\w-]*\.ts$|\/migrations\//.test(file));

  expect(find(written, isBare)).toEqual([]);
});

test('a class is an error', () => {
  const written = sources.filter((file) => !isTest(file) && !/\.mjs$|\/migrations\//.test(file));

  expect(
    find(written, (line) => /^\s*(export )?(abstract )?class \w+/.test(line) && !/ extends (\w*Error|Refusal|Outage)\b/.test(line)),
  ).toEqual([]);
});

test('no two statements have one name, which a connection would take for one statement', () => {
  const named = /\bquery(?:<[^>]*(?:<[^>]*>)?[^>]*>)?\(\s*\w+,\s*'(\w+)'/g;
  const files = sources.filter((file) => file.startsWith('packages/db/src/') && !isTest(file));
  const names = files.flatMap((file) => [...readSource(file).matchAll(named)].map(([, name = '']) => name));
  expect(names.length).toBeGreaterThan(30);

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('nothing is left behind', () => {
  const written = sources.filter((file) => file !== 'tooling/repo.test.ts');
  const marks = /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)|\b(test|it|describe)\.(only|todo)\b|coming soon/;

  expect(find(written, (line) => marks.test(line) || /\bas any\b/.test(withoutComment(line)))).toEqual([]);
  expect(
    find(
      written.filter((file) => !file.endsWith('.test-d.ts')),
      (line) => line.includes('@ts-expect-error'),
    ),
  ).toEqual([]);
});

test('a decision has a number, and the list of them has it', () => {
  const decisions = files.filter((file) => /^docs\/adr\/.+\.md$/.test(file) && !file.endsWith('README.md'));
  const list = files.includes('docs/adr/README.md') ? readSource('docs/adr/README.md') : '';

  expect(decisions.filter((file) => !/\/\d{4}-[a-z0-9-]+\.md$/.test(file))).toEqual([]);
  expect(decisions.filter((file) => !file.includes('/0000-') && !list.includes(file.slice('docs/adr/'.length)))).toEqual([]);
  expect(new Set(decisions.map((file) => file.slice(0, 'docs/adr/0000'.length))).size).toBe(decisions.length);
});

test('a number in the name of a test is that of a requirement', () => {
  expect(listUnknown(listClaims())).toEqual([]);
});

test('a requirement that is said to hold names a test', () => {
  expect(listUnshown(listClaims())).toEqual([]);
});

test('docs/requirements.md is what `node tooling/requirements.ts` writes', () => {
  expect(readSource('docs/requirements.md')).toBe(requirementsPage(listClaims()));
});
