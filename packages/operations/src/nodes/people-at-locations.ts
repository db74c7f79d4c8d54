import { type Tree, knownNumber } from '@totem/domain/tree';

/** People who hold the same places, as one. */
export interface Holders {
  /** Nodes by number, each with everything below it. */
  readonly nodes: readonly number[];
  /** Sets of single locations by number; they may overlap. */
  readonly locations: readonly (readonly number[])[];
  /** Which of some extra permissions they hold. */
  readonly extras: readonly boolean[];
  readonly people: number;
}

/** How many people have access to a location, by its number; 0 for what is no location. */
export interface PeopleAtLocations {
  readonly at: (location: number) => number;
  /** Of each extra permission asked about, how many of them hold it. */
  readonly withExtras: (location: number) => number[];
}

/**
 * Counts people at each location, everybody once however many ways they have there.
 *
 * Subtrees are ranges of locations, so a kind of holder adds a few edges for them, and the counts are one sweep over the
 * locations: its time grows with what is given, not with people times places.
 */
export function peopleAtLocations(tree: Tree, holders: readonly Holders[], extras: number): PeopleAtLocations {
  const count = tree.locationNode.length;
  const counts = Array.from({ length: 1 + extras }, () => new Int32Array(count + 1));
  const singles = Array.from({ length: 1 + extras }, () => new Int32Array(count));
  const counted = new Int32Array(count).fill(-1);
  for (const [kind, { nodes, locations, extras: held, people }] of holders.entries()) {
    const ranges = joined(nodes.map((node) => rangeOf(tree, node)));
    const add = (lists: readonly Int32Array[], at: number, by: number) => {
      for (const [index, list] of lists.entries()) if (index === 0 || held[index - 1] === true) list[at] = knownNumber(list, at) + by;
    };
    for (const [from, to] of ranges) {
      add(counts, from, people);
      add(counts, to, -people);
    }
    for (const set of locations)
      for (const node of set) {
        const at = knownNumber(tree.firstLocation, node);
        if (counted[at] === kind) continue;
        counted[at] = kind;
        if (!ranges.some(([from, to]) => at >= from && at < to)) add(singles, at, people);
      }
  }
  for (const list of counts) for (let at = 1; at < count; at++) list[at] = knownNumber(list, at) + knownNumber(list, at - 1);
  const read = (index: number, location: number) => {
    if (tree.isLocation[location] !== 1) return 0;
    const at = knownNumber(tree.firstLocation, location);
    return (counts[index]?.[at] ?? 0) + (singles[index]?.[at] ?? 0);
  };
  return {
    at: (location) => read(0, location),
    withExtras: (location) => Array.from({ length: extras }, (_, index) => read(index + 1, location)),
  };
}

type Range = readonly [from: number, to: number];

const rangeOf = (tree: Tree, node: number): Range => [
  knownNumber(tree.firstLocation, node),
  knownNumber(tree.firstLocation, knownNumber(tree.end, node)),
];

/** The same places as ranges that do not meet. */
function joined(ranges: readonly Range[]): Range[] {
  const apart: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((one, other) => one[0] - other[0])) {
    const last = apart.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) apart.push([from, to]);
  }
  return apart;
}
