/** A line between two boxes of a picture, by their names. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Where it changes its height: beside the box it leaves, or beside the one it reaches. */
  readonly bend: 'start' | 'end';
  /** `thin`: it adds nothing; `missing`: it is not there. */
  readonly look: 'plain' | 'thin' | 'yes' | 'missing';
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How wide a bend is, in pixels: the air between two columns. */
const bendWidth = 26;

/** The line as an SVG path: it leaves and arrives level, and bends once. */
export function edgePath(start: Point, end: Point, bend: Edge['bend']): string {
  if (start.y === end.y) return `M${start.x} ${start.y}H${end.x}`;
  const width = Math.min(bendWidth, end.x - start.x);
  const from = bend === 'start' ? start.x : end.x - width;
  const middle = from + width / 2;
  return `M${start.x} ${start.y}H${from}C${middle} ${start.y} ${middle} ${end.y} ${from + width} ${end.y}H${end.x}`;
}
