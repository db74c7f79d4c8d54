/** How one typed word meets one word of a name: the less, the nearer. */
const same = 0;
const beginning = 1;
const inside = 3;
const misspelt = 4;

/**
 * How near what is typed is to what something is called: 0 for the name itself, more for beginnings, parts and slips of the
 * hand. The order of the words is free, and each word of the name is met once.
 *
 * @param typed folded words, as `wordsOf` makes them.
 * @param named likewise.
 * @returns null where some typed word is nowhere in the name.
 */
export function closeness(typed: readonly string[], named: readonly string[]): number | null {
  const left = [...named];
  let sum = 0;
  // Long words first: what they take, a short beginning cannot take from them.
  for (const word of typed.toSorted((a, b) => b.length - a.length)) {
    const met = left.map((one) => meeting(word, one));
    const best = Math.min(...met);
    if (best === Infinity) return null;
    sum += best;
    left.splice(met.indexOf(best), 1);
  }
  // Of two names that hold all that was typed, the shorter one was meant.
  return sum + left.length / 10;
}

function meeting(typed: string, word: string): number {
  if (word === typed) return same;
  if (word.startsWith(typed)) return beginning;
  const slips = slipsAllowed(typed);
  if (slips === 0) return Infinity;
  if (word.includes(typed)) return inside;
  // The beginning of a longer word may be misspelt as well as a whole one.
  const ends = [word.length, typed.length - 1, typed.length, typed.length + 1].filter((end) => end > 0 && end <= word.length);
  const least = Math.min(...ends.map((end) => distance(typed, word.slice(0, end))));
  return least <= slips ? misspelt + least : Infinity;
}

/** In a short word, one other letter makes another word. */
const slipsAllowed = ({ length }: string): number => (length >= 8 ? 2 : length >= 4 ? 1 : 0);

/** How many letters are added, missing, wrong or swapped with their neighbour. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const wrong = one[i - 1] === other[j - 1] ? 0 : 1;
      const at = (numbers: readonly number[], index: number) => numbers[index] ?? Infinity;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? at(before, j - 2) + 1 : Infinity;
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + wrong, swapped));
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? Infinity;
}
