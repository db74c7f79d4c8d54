/** About how wide a letter is in a picture, in pixels: wide enough that no word leaves its box. */
export const letter = 6.7;

/** A name in as few lines as its box allows; null where it does not fit whole, for a name is never cut. */
export function fittingLines(name: string, width: number, most: number): string[] | null {
  const room = Math.floor(width / letter);
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else if (word.length <= room && lines.length < most) lines.push(word);
    else return null;
  }
  return lines;
}

/** How many lines words take where they may be broken anywhere rather than not stand there. */
export function linesTaken(words: string, width: number): number {
  const room = Math.max(1, Math.floor(width / letter));
  let lines = 1;
  let taken = 0;
  for (const word of words.split(' ')) {
    const after = taken === 0 ? word.length : taken + 1 + word.length;
    if (after <= room) taken = after;
    else {
      lines += (taken === 0 ? 0 : 1) + Math.ceil(word.length / room) - 1;
      taken = word.length % room || room;
    }
  }
  return lines;
}
