import { wordsOf } from '../search.ts';
import { known } from '../tree.ts';

/** Something that a cell may name. */
export interface Thing {
  readonly name: string;
  /** The names of what it lies in, nearest first. */
  readonly above: readonly string[];
  /** What it is, as references say it: `subscription`, `voc`. */
  readonly kind: string;
  /** Its name in another system; null: none. */
  readonly key: string | null;
}

/** Things by each name under which a cell may say them. */
export type NameIndex<One extends Thing> = Map<string, One[]>;

/** What a cell names: one thing; two of one name, by their paths; or none, and perhaps what was meant. */
export type Found<One> =
  | { readonly is: 'one'; readonly one: One }
  | { readonly is: 'two'; readonly paths: readonly [string, string] }
  | { readonly is: 'none'; readonly near: string | null };

/** As names are compared: the same words in the same order, whatever their case and marks; signs alone as they are. */
export const foldedName = (name: string): string => wordsOf(name).join(' ') || name.trim();

export const pathOf = ({ name, above }: Thing): string => [name, ...above].toReversed().join(' / ');

/** Under which names a thing is found: its own, its key, and `kind:key`. */
const namesOf = ({ name, kind, key }: Thing): readonly string[] => [
  foldedName(name),
  ...(key === null ? [] : [`=${key}`, `=${kind}:${key}`]),
];

/** Makes a thing findable by its name, by its key and by `kind:key`. */
export function addName<One extends Thing>(index: NameIndex<One>, thing: One): void {
  for (const name of new Set(namesOf(thing))) index.set(name, [...(index.get(name) ?? []), thing]);
}

/** Takes back what `addName` did. */
export function removeName<One extends Thing>(index: NameIndex<One>, thing: One): void {
  for (const name of namesOf(thing))
    index.set(
      name,
      (index.get(name) ?? []).filter((one) => one !== thing),
    );
}

/**
 * What a cell names among things that may be seen: by name, by path (`Marvel / Oscorp`), by key or by `kind:key`. A name wins
 * over a key. What may not be seen is not there, neither as a second thing nor as one that was meant.
 *
 * @param comparesAll whether a name that is none is compared with all others, which takes its time.
 */
export function findNamed<One extends Thing>(
  index: NameIndex<One>,
  text: string,
  isSeen: (one: One) => boolean,
  comparesAll = true,
): Found<One> {
  const seen = (name: string) => (index.get(name) ?? []).filter(isSeen);
  const [one, other] = [seen(foldedName(text)), byPath(text, seen), seen(`=${text.trim()}`)].find((found) => found.length > 0) ?? [];
  if (!one) return { is: 'none', near: comparesAll ? nearest(index, foldedName(text), isSeen) : null };
  return other ? { is: 'two', paths: [pathOf(one), pathOf(other)] } : { is: 'one', one };
}

/** Things by the last part of a path, above which the other parts lie in their order. */
function byPath<One extends Thing>(text: string, seen: (name: string) => One[]): One[] {
  const above = text.split(/[/>›]/).map(foldedName).toReversed();
  const last = known(above.splice(0, 1), 0);
  if (above.length === 0) return [];
  return seen(last).filter((one) => {
    const names = one.above.map(foldedName);
    return above.every((part) => {
      const at = names.indexOf(part);
      names.splice(0, at + 1);
      return at !== -1;
    });
  });
}

/** The name that differs least from a misspelt one: by at most two letters, of four or more by one. */
function nearest<One extends Thing>(index: NameIndex<One>, wanted: string, isSeen: (one: One) => boolean): string | null {
  let best: { readonly name: string; readonly by: number } | null = null;
  for (const [name, things] of index) {
    const most = Math.min(2, Math.floor(wanted.length / 3), (best?.by ?? 3) - 1);
    if (most < 1 || name.startsWith('=') || Math.abs(name.length - wanted.length) > most) continue;
    const by = distance(name, wanted);
    const [one] = by <= most ? things.filter(isSeen) : [];
    if (one) best = { name: one.name, by };
  }
  return best?.name ?? null;
}

/** How many letters have to be put in, taken out or replaced to make one word of another. */
function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_none, at) => at);
  for (const [at, sign] of one.split('').entries()) {
    const row = [at + 1];
    for (const [index, second] of other.split('').entries())
      row.push(Math.min(known(before, index + 1) + 1, known(row, index) + 1, known(before, index) + (sign === second ? 0 : 1)));
    before = row;
  }
  return known(before, other.length);
}
