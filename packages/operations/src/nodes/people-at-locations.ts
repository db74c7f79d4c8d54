import { type Tree, knownNumber } from '@totem/domain/tree';

/** People who hold the same places, as one. */
export interface Holders {
  /** Nodes by number, each with everything below it. */
  readonly nodes: readonly number[];
  /** Single locations by number. */
  readonly locations: readonly number[];
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
 * Subtrees are ranges of locations, so each kind of holder adds a few edges and the counts are one sweep over the locations:
 * its time grows with what is given, not with people times places.
 */
export function peopleAtLocations(tree: Tree, holders: readonly Holders[], extras: number): PeopleAtLocations {
  const count = tree.locationNode.length;
  const all = new Int32Array(count + 1);
  const each = Array.from({ length: extras }, () => new Int32Array(count + 1));
  for (const { nodes, locations, extras: held, people } of holders)
    for (const [from, to] of joined([...nodes.map((node) => rangeOf(tree, node)), ...locations.map((place) => rangeOf(tree, place))]))
      for (const [index, edges] of [all, ...each].entries()) {
        if (index > 0 && held[index - 1] !== true) continue;
        edges[from] = knownNumber(edges, from) + people;
        edges[to] = knownNumber(edges, to) - people;
      }
  for (const edges of [all, ...each]) for (let at = 1; at < count; at++) edges[at] = knownNumber(edges, at) + knownNumber(edges, at - 1);
  const read = (edges: Int32Array, location: number) =>
    tree.isLocation[location] === 1 ? knownNumber(edges, knownNumber(tree.firstLocation, location)) : 0;
  return { at: (location) => read(all, location), withExtras: (location) => each.map((edges) => read(edges, location)) };
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
