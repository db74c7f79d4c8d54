import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { m } from './paraglide/messages.js';

/** A sentence as it is written: one text, or a text for each case that its inputs make. */
const Written = z.union([z.string(), z.array(z.object({ declarations: z.array(z.string()), match: z.record(z.string(), z.string()) }))]);
type Written = z.infer<typeof Written>;

const read = (locale: string): ReadonlyMap<string, Written> => {
  const file: unknown = JSON.parse(readFileSync(new URL(`../messages/${locale}.json`, import.meta.url), 'utf8'));
  const { $schema: _schema, ...all } = z.record(z.string(), Written).parse(file);
  return new Map(Object.entries(all));
};
const languages = { en: read('en'), fr: read('fr') };

const textsOf = (written: Written): string[] =>
  typeof written === 'string' ? [written] : written.flatMap((one) => Object.values(one.match));

/** What a sentence takes: what it declares, or what it names in braces. */
function inputsOf(written: Written): string[] {
  const names =
    typeof written === 'string'
      ? [...written.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      : written.flatMap((one) => one.declarations.flatMap((line) => /^input (\w+)$/.exec(line)?.[1] ?? []));
  return [...new Set(names)].toSorted();
}

/** Of all sentences that a rule breaks, their keys. */
const breaking = (locale: keyof typeof languages, rule: RegExp) =>
  [...languages[locale]].flatMap(([key, written]) => (textsOf(written).some((text) => rule.test(text)) ? [key] : []));

test('BX-64 a sentence takes the same in both languages', () => {
  for (const [key, written] of languages.en) expect([key, inputsOf(languages.fr.get(key) ?? '')]).toEqual([key, inputsOf(written)]);
});

describe.each(['en', 'fr'] as const)('in %s', (locale) => {
  test.each([0, 1, 2, 21, 1_000_000])('BX-64 a count of %i makes a whole sentence everywhere', (count) => {
    const said = [...languages[locale]].flatMap(([key, written]) => {
      if (typeof written === 'string') return [];
      const inputs = Object.fromEntries(inputsOf(written).map((name) => [name, count]));
      const say: unknown = Reflect.get(m, key);
      if (typeof say !== 'function') throw new Error(`${key} is not compiled.`);
      return [[key, String(say(inputs, { locale }))] as const];
    });
    expect(said.length).toBeGreaterThan(20);
    // A case that nobody wrote is answered with the key.
    expect(said.filter(([key, text]) => text === key || text === '' || /undefined|[{}]|NaN/.test(text))).toEqual([]);
  });

  test('BX-64 sentences are set as people write them: curly apostrophes, single spaces, no loose ends', () => {
    expect(breaking(locale, /\w'\w|"|\.\.\.| {2}|^ | $/)).toEqual([]);
  });
});

test('BX-64 French keeps its signs with their words: no line breaks before a colon, a semicolon, a question, or inside quotes', () => {
  expect(breaking('fr', /[^\u00A0\u202F][;!?»]|[^\u00A0\u202F\d]:(?!\d|\/)|«[^\u00A0\u202F]/)).toEqual([]);
});
