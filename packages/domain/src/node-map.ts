import { z } from 'zod';
import { LocationGroupId, NodeId, OrganizationId } from './ids.ts';
import { NodeName } from './nodes.ts';

/** How many boxes one map draws at most; the smallest are gathered into one box beside their siblings. */
export const mostBoxes = 300;

/** All that lies below a node for drawing; `outlines`: location groups to be drawn over it, one or two. */
export const MapNodes = z.strictObject({
  organizationId: OrganizationId,
  node: NodeId,
  outlines: z.array(LocationGroupId).max(2).default([]),
});
export type MapNodes = z.infer<typeof MapNodes>;

/** One box of the map: a node, or several siblings gathered. */
export const MapBox = z.object({
  /** Null: several nodes, the smallest of their siblings. */
  node: NodeName.extend({ type: z.string().nullable() }).nullable(),
  /** The place in the list of the box that it lies in; null for the outermost. */
  within: z.int().nullable(),
  /** How many nodes are gathered here; 0 for a box of one node. */
  gathered: z.int(),
  /** Nodes directly below it. Where there are some and no box lies in it, opening it shows them. */
  children: z.int(),
  /** Locations in it, itself included. */
  locations: z.int(),
  /** What its area stands for: the people of each location in it, at least one a location; 1 where there is none. */
  weight: z.int(),
  /** People with access to it, for a box of one location: those whom the list of people at the map's node shows under this location. */
  people: z.int().nullable(),
  /** Members whose level lies here or below; 0 for gathered nodes. */
  level: z.int(),
  /** Of each sensitive permission of the answer, who of these people holds it; empty where `people` is null. */
  sensitive: z.array(z.int()),
  /** Locations in it that nobody sees. */
  unseen: z.int(),
  /** Of each outline, how many locations in it belong to it. */
  outlined: z.array(z.int()),
});
export type MapBox = z.infer<typeof MapBox>;

/** Boxes from the outermost in, each after the box that it lies in, siblings by weight. Archived nodes are left out. */
export const NodeMapView = z.object({
  boxes: z.array(MapBox),
  /** Extra permissions that are sensitive, in declared order. */
  sensitive: z.array(z.string()),
  outlines: z.array(z.object({ id: LocationGroupId, name: z.string() })),
});
export type NodeMapView = z.infer<typeof NodeMapView>;

/** A part of a tree to be drawn: what it weighs, and the parts below it. */
export interface Drawable<Key> {
  readonly key: Key;
  readonly weight: number;
  /** How many parts it is, itself and all below it. */
  readonly size: number;
  readonly children: readonly Drawable<Key>[];
}

/** One box: a part by its key, or siblings gathered. `within`: the place of the box that it lies in; null for the first. */
export interface Gathered<Key> {
  readonly keys: readonly [Key, ...Key[]];
  readonly isGathered: boolean;
  readonly within: number | null;
}

/**
 * Chooses what is drawn of a tree when at most `budget` boxes may be, the outermost included.
 *
 * What is nearer the top comes first; siblings share what is left evenly, and what one does not need goes to the others.
 * Of siblings that do not all fit, the lightest are gathered into one box, and a box with room for nothing inside stays closed.
 *
 * @returns each box after the one it lies in; siblings heaviest first, those gathered last.
 */
export function gatherBoxes<Key>(top: Drawable<Key>, budget: number): Gathered<Key>[] {
  const boxes: Gathered<Key>[] = [];
  const draw = (part: Drawable<Key>, within: number | null, room: number) => {
    const at = boxes.push({ keys: [part.key], isGathered: false, within }) - 1;
    const children = part.children.toSorted((one, other) => other.weight - one.weight);
    const fits = children.length <= room;
    const drawn = fits ? children : children.slice(0, Math.max(0, room - 1));
    const [first, ...others] = children.slice(drawn.length).map(({ key }) => key);
    // One box for all that is inside would say no more than the closed one does.
    if (drawn.length === 0 && !fits) return;
    for (const { part: child, room: inside } of sharedRoom(drawn, fits ? room - children.length : 0)) draw(child, at, inside);
    if (first !== undefined) boxes.push({ keys: [first, ...others], isGathered: true, within: at });
  };
  draw(top, null, budget - 1);
  return boxes;
}

/** Room inside each, as even as what they need allows, in the order in which they come. */
function sharedRoom<Key>(parts: readonly Drawable<Key>[], room: number) {
  let left = room;
  const byNeed = [...parts.entries()].toSorted(([, one], [, other]) => one.size - other.size);
  const shared = byNeed.map(([index, part], done) => {
    const given = Math.min(part.size - 1, Math.floor(left / (byNeed.length - done)));
    left -= given;
    return { index, part, room: given };
  });
  return shared.toSorted((one, other) => one.index - other.index);
}
