import { wordsOf } from '@totem/domain/search';
import { folded } from './folded.ts';

interface Part {
  readonly text: string;
  /** Whether it was typed. */
  readonly isMarked: boolean;
}

/** A name in parts, those marked that begin its words as typed; together they are the name. */
export function markedParts(name: string, typed: string): Part[] {
  const words = wordsOf(typed);
  return name.split(/(?<=[^\p{L}\p{N}])(?=[\p{L}\p{N}])/u).flatMap((word): Part[] => {
    const begun = words.filter((one) => folded(word).startsWith(one)).toSorted((a, b) => b.length - a.length)[0];
    // A letter may be written with a mark of its own: the end is found where the folded beginning is as long as what was typed.
    const end = begun === undefined ? 0 : endOf(word, begun.length);
    return [
      { text: word.slice(0, end), isMarked: true },
      { text: word.slice(end), isMarked: false },
    ].filter(({ text }) => text !== '');
  });
}

function endOf(word: string, length: number): number {
  for (let end = 1; end <= word.length; end++) if (folded(word.slice(0, end)).length >= length) return end;
  return word.length;
}
