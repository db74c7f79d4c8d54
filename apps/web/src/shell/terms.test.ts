import { globSync, readFileSync } from 'node:fs';
import { findCatalog } from '@totem/domain/catalog/products';
import { expect, test } from 'vitest';
import { termSentences } from './term-sentences.ts';
import { type TermKey, terms } from './terms.ts';

/** The words of the glossary that people meet in the console, by the term that explains them. */
const explained: Readonly<Record<string, TermKey>> = {
  organization: 'organization',
  location: 'location',
  'location group': 'locationGroup',
  service: 'service',
  'service item': 'serviceItem',
  'home, level': 'level',
  'user group': 'userGroup',
  bundle: 'bundle',
  seat: 'seat',
  function: 'function',
  role: 'role',
  reach: 'reach',
  'extra permission': 'extra',
  sensitive: 'sensitive',
  grant: 'grant',
  path: 'path',
  gate: 'gate',
  'near miss': 'nearMiss',
  ceiling: 'ceiling',
  draft: 'draft',
  effect: 'effect',
};

/** Those that no screen says: people read a product's own word, or a sentence that needs none. */
const unsaid = [
  'product', // by its name
  'catalog',
  'node', // by its kind: a subscription, a point of service
  'resource', // by its kind: a client file
  'participant',
  'user',
  'member', // User, Professional
  'service account',
  'operator',
  'invitation',
  'permission', // "may see the dashboard"
  'rank',
  'target', // by its name
  'decision', // yes or no
  'standing role',
  'top role', // Owner
  'custom role',
  'delta',
  'version',
  'view as',
  'device slot',
  'request',
  'review',
  'policy',
  'provisional',
];

const glossary = readFileSync(new URL('../../../../docs/glossary.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => /^\| ([a-z][a-z ,]*?) +\|/.exec(line)?.[1] ?? []);

test('every word of the glossary is explained where people meet it, or met by nobody', () => {
  expect(glossary.length).toBeGreaterThan(40);
  expect(glossary.filter((word) => !(word in explained) && !unsaid.includes(word))).toEqual([]);
  expect([...Object.keys(explained), ...unsaid].filter((word) => !glossary.includes(word))).toEqual([]);
});

test.each(['hexia', 'hexfit', 'hitflow'])('each word of %s has a whole sentence of its own', (product) => {
  const catalog = findCatalog(product);
  if (!catalog) throw new Error(`There is no product ${product}.`);
  for (const word of Object.values(terms)) expect(word(catalog.product)).not.toBe('');
  const said = Object.values(termSentences).map((explain) => explain(catalog.product));
  for (const sentence of said) expect(sentence).toMatch(/^\p{Lu}.{20,}\.$/u);
  expect(new Set(said).size).toBe(said.length);
});

test('each explanation stands on some screen', () => {
  const folder = new URL('../features/', import.meta.url).pathname;
  const screens = globSync('**/*.tsx', { cwd: folder }).map((file) => readFileSync(folder + file, 'utf8'));
  const used = new Set(
    screens.flatMap((text) =>
      [...text.matchAll(/<Term of=(?:"(\w+)"|\{[^}]+\})/g)].flatMap(
        (found) => found[1] ?? found[0].match(/'(\w+)'/g)?.map((key) => key.slice(1, -1)) ?? [],
      ),
    ),
  );
  expect(Object.keys(terms).filter((key) => !used.has(key))).toEqual([]);
});
