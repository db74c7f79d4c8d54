import type { Rect } from '../canvas/geometry.ts';

/**
 * Cuts a rectangle into one for each weight, areas in proportion, each as near to a square as rows of them can be (Bruls,
 * Huizing and van Wijk: Squarified treemaps).
 *
 * @param weights positive; heaviest first looks best, and any order is right.
 * @returns in the order of the weights; they cover the rectangle and do not overlap.
 */
export function squarified(weights: readonly number[], whole: Rect): Rect[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scale = (whole.width * whole.height) / total;
  const rects: Rect[] = [];
  let left = whole;
  let row: number[] = [];
  const lay = () => {
    const cut = rowOf(row, left);
    rects.push(...cut.rects);
    left = cut.rest;
    row = [];
  };
  for (const weight of weights) {
    const area = weight * scale;
    const side = Math.min(left.width, left.height);
    if (row.length > 0 && worstOf([...row, area], side) > worstOf(row, side)) lay();
    row.push(area);
  }
  if (row.length > 0) lay();
  return rects;
}

/** How far from a square the worst of a row is: 1 for squares. */
function worstOf(areas: readonly number[], side: number): number {
  const sum = areas.reduce((all, area) => all + area, 0);
  const thickness = sum / side;
  return Math.max(...areas.map((area) => Math.max(thickness ** 2 / area, area / thickness ** 2)));
}

/** A row along the shorter side, and what is left beyond it. */
function rowOf(areas: readonly number[], { x, y, width, height }: Rect): { rects: Rect[]; rest: Rect } {
  const isUpright = height <= width;
  const side = isUpright ? height : width;
  const thickness = side === 0 ? 0 : areas.reduce((sum, area) => sum + area, 0) / side;
  let along = isUpright ? y : x;
  const rects = areas.map((area): Rect => {
    const length = thickness === 0 ? 0 : area / thickness;
    const from = along;
    along += length;
    return isUpright ? { x, y: from, width: thickness, height: length } : { x: from, y, width: length, height: thickness };
  });
  const rest = isUpright
    ? { x: x + thickness, y, width: Math.max(0, width - thickness), height }
    : { x, y: y + thickness, width, height: Math.max(0, height - thickness) };
  return { rects, rest };
}
