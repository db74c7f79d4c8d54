/** About how wide a letter is in the picture, in pixels: wide enough that no word leaves its box. */
const letter = 6.7;

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
