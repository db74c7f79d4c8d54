/** A stretch of a sentence; `link`: which of the names it is, null for the words around them. */
export interface LinkedPart {
  readonly words: string;
  readonly link: number | null;
}

/** A sentence cut at the names in it, each where it first stands after the one before; a name that is not in it is passed over. */
export function linkedParts(sentence: string, names: readonly string[]): LinkedPart[] {
  const parts: LinkedPart[] = [];
  let from = 0;
  const found = names
    .map((name, link) => ({ link, at: sentence.indexOf(name), length: name.length }))
    .filter(({ at, length }) => at >= 0 && length > 0)
    .toSorted((one, other) => one.at - other.at || other.length - one.length);
  for (const { link, at, length } of found) {
    if (at < from) continue;
    if (at > from) parts.push({ words: sentence.slice(from, at), link: null });
    parts.push({ words: sentence.slice(at, at + length), link });
    from = at + length;
  }
  return from < sentence.length ? [...parts, { words: sentence.slice(from), link: null }] : parts;
}
