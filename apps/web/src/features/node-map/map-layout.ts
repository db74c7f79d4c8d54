import type { MapBox } from '@totem/domain/node-map';
import type { Rect } from '../canvas/geometry.ts';
import { squarified } from './squarified.ts';

/** What the area of a box stands for: the people with access, or nothing. */
export type MapArea = 'people' | 'equal';

/** Of the title of a box that holds others, in pixels. */
export const titleHeight = 22;
const air = 4;
const between = 2;

/** All that placing a box asks about it. */
export type LaidBox = Pick<MapBox, 'within' | 'weight'>;

/** A box of the map with its place in the picture. */
export interface PlacedBox<Box extends LaidBox = MapBox> {
  readonly box: Box;
  /** Its place in the list of boxes. */
  readonly at: number;
  readonly rect: Rect;
  /** 0 for the outermost. */
  readonly depth: number;
  /** The boxes that are drawn in it, by their places, in order. */
  readonly inside: readonly number[];
}

/** Which boxes lie in each one, by their places. */
export function insidesOf(boxes: readonly LaidBox[]): readonly (readonly number[])[] {
  const inside: number[][] = boxes.map(() => []);
  for (const [at, { within }] of boxes.entries()) if (within !== null) inside[within]?.push(at);
  return inside;
}

/** Boxes in boxes, in the order of the answer; where there is no room for a title, there is none. */
export function layOut<Box extends LaidBox>(boxes: readonly Box[], area: MapArea, whole: Rect): PlacedBox<Box>[] {
  const insides = insidesOf(boxes);
  const weights = weightsOf(boxes, insides, area);
  const rects: Rect[] = [];
  const depths: number[] = [];
  return boxes.map((box, at): PlacedBox<Box> => {
    const depth = box.within === null ? 0 : (depths[box.within] ?? 0) + 1;
    const rect = rects[at] ?? whole;
    const inside = insides[at] ?? [];
    const cut = squarified(
      inside.map((one) => weights[one] ?? 1),
      innerOf(rect),
    );
    for (const [index, one] of inside.entries()) rects[one] = apart(cut[index] ?? rect);
    depths[at] = depth;
    return { box, at, rect, depth, inside };
  });
}

/** Of equal boxes each counts once, and what holds others counts as they do together. */
function weightsOf(boxes: readonly LaidBox[], insides: readonly (readonly number[])[], area: MapArea): number[] {
  const weights: number[] = [];
  for (const [at, box] of [...boxes.entries()].toReversed()) {
    const inside = insides[at] ?? [];
    weights[at] = inside.length > 0 ? inside.reduce((sum, one) => sum + (weights[one] ?? 0), 0) : area === 'equal' ? 1 : box.weight;
  }
  return weights;
}

function innerOf({ x, y, width, height }: Rect): Rect {
  const top = height > 2 * titleHeight ? titleHeight : air;
  return { x: x + air, y: y + top, width: Math.max(0, width - 2 * air), height: Math.max(0, height - top - air) };
}

const apart = ({ x, y, width, height }: Rect): Rect => ({
  x: x + between / 2,
  y: y + between / 2,
  width: Math.max(0, width - between),
  height: Math.max(0, height - between),
});
