import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { catalogs } from '@totem/domain/catalog/products';
import { z } from 'zod';

/** A sentence of the console in both languages, with its parameters as `{name}`. */
interface Pair {
  readonly english: string;
  readonly french: string;
}

const Message = z.union([z.string(), z.array(z.object({ match: z.record(z.string(), z.string()) }))]);
const messages = (language: 'en' | 'fr') =>
  Object.entries(
    z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(resolve(import.meta.dirname, `../messages/${language}.json`), 'utf8'))),
  );

/** Each way that a message can read, under a name that both languages have for it. */
function readings(language: 'en' | 'fr'): Map<string, string> {
  return new Map(
    messages(language).flatMap(([key, value]): [string, string][] => {
      const { data: message = [] } = Message.safeParse(value);
      if (typeof message === 'string') return [[key, message]];
      return message.flatMap(({ match }) => Object.entries(match).map(([when, text]): [string, string] => [`${key} ${when}`, text]));
    }),
  );
}

const Label = z.object({ en: z.string(), fr: z.string() });
/** What products call things: every label of their documents, however deep. */
function labelsIn(value: unknown): Pair[] {
  if (typeof value !== 'object' || value === null) return [];
  const label = Label.safeParse(value);
  return label.success ? [{ english: label.data.en, french: label.data.fr }] : Object.values(value).flatMap(labelsIn);
}

function pairs(): readonly Pair[] {
  const french = readings('fr');
  const sentences = [...readings('en')].flatMap(([key, english]) => {
    const other = french.get(key);
    return other === undefined ? [] : [{ english, french: other }];
  });
  return [...sentences, ...labels()];
}

const labels = (): Pair[] => Object.values(catalogs).flatMap((catalog) => labelsIn(catalog().product));

/** How what stands for a parameter can read: a product's word in French, also amid a sentence; all else stays as it is. */
function parameterInFrench(given: string): string[] {
  const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
  const words = labels().flatMap(({ english, french }) => ([english, lower(english)].includes(given) ? [french, lower(french)] : []));
  return [given, ...new Set(words)];
}

let known: readonly Pair[] | undefined;
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

/**
 * How words of the console read in French, whatever stands for their parameters: words of products in French too, names of people
 * and places as they are.
 *
 * @returns every reading, for two messages may say the same in English.
 */
export function inFrench(words: string): readonly string[] {
  known ??= pairs();
  const found = known.flatMap(({ english, french }) => {
    if (english === words) return [french];
    const names = [...english.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    if (names.length === 0 || english.replace(/\{\w+\}/g, '').trim().length < 3) return [];
    const given = new RegExp(
      `^${english
        .split(/\{\w+\}/)
        .map(escaped)
        .join('(.+)')}$`,
    )
      .exec(words)
      ?.slice(1);
    return names.reduce(
      (read, name, index) =>
        read.flatMap((text) => parameterInFrench(given?.[index] ?? '').map((word) => text.replaceAll(`{${name}}`, word))),
      given ? [french] : [],
    );
  });
  return found.length > 0 ? [...new Set(found)] : [words];
}
