/** Of the characters that no text has, those that stand for what is filled in. */
const firstMark = 0xe000;
const marks = /[\uE000-\uE0FF]/;

/** What a sentence is given in place of a name that is to be more than text, such as a link. */
export const markOf = (slot: number): string => String.fromCharCode(firstMark + slot);

export type SentencePart = { readonly text: string } | { readonly slot: number };

/** A whole sentence, as its language orders it, cut where its marks stand. */
export function partsOf(sentence: string): SentencePart[] {
  return sentence
    .split(new RegExp(`(${marks.source})`))
    .filter((text) => text !== '')
    .map((text) => (marks.test(text) ? { slot: text.charCodeAt(0) - firstMark } : { text }));
}
