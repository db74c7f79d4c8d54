import type { Rect, Size } from '../../canvas/geometry.ts';
import { letter, linesTaken } from '../../canvas/fitting-lines.ts';
import type { Graph, GraphBox, GraphRow } from './graph.ts';

interface Column {
  readonly x: number;
  readonly width: number;
}

/** Where the lines and columns of a picture lie: as long to work out as there are boxes, whatever of it is drawn then. */
export interface GraphLayout {
  readonly size: Size;
  /** Person, user group, what was given, role, permission, place, gates. */
  readonly columns: readonly [Column, Column, Column, Column, Column, Column, Column];
  /** The ways, then the places. */
  readonly rows: readonly { readonly y: number; readonly height: number }[];
}

/** What is seen of a picture, from `top` to `bottom`. */
export interface Seen {
  readonly top: number;
  readonly bottom: number;
}

/** Of the words above the columns. */
export const captionHeight = 32;
/** The air between two columns at least, which is where lines bend. */
export const leastGap = 26;
const between = 14;
const line = 18;
const padding = { across: 24, down: 12 };
const signWidth = 23;
const leastHeight = 48;
/** How wide a column may be, from the most comfortable on: the first at which all fit beside each other is taken. */
const widest = [320, 240, 190, 175, 160, 145, 130];

/** Places everything in a width, or in more where even the narrowest columns do not fit. */
export function layOutGraph(graph: Graph, width: number): GraphLayout {
  const wanted = wantedWidths(graph);
  const widthsAt = (most: number) => wanted.map((one) => Math.min(one, most));
  const fits = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one, 6 * leastGap) <= width;
  const widths = widthsAt(widest.find((most) => fits(widthsAt(most))) ?? 130);
  const total = widths.reduce((sum, one) => sum + one, 0);
  const gap = Math.max(leastGap, (width - total) / 6);
  const at = (column: number): Column => ({
    x: widths.slice(0, column).reduce((sum, one) => sum + one + gap, 0),
    width: widths[column] ?? 0,
  });
  const columns = [at(0), at(1), at(2), at(3), at(4), at(5), at(6)] as const;
  let y = captionHeight;
  const rowOf = (row: GraphRow, isWay: boolean) => {
    const height = Math.max(
      row.group ? heightOf(row.group, columns[1].width) : 0,
      heightOf(row.grant, columns[2].width),
      row.gives ? heightOf(row.gives, isWay ? columns[3].width : roomOfPart(columns)) : 0,
    );
    const placed = { y, height };
    y += height + between;
    return placed;
  };
  const rows = [...graph.ways.map((row) => rowOf(row, true)), ...graph.places.map((row) => rowOf(row, false))];
  const gates = graph.gates.reduce((sum, gate) => sum + heightOf(gate, columns[6].width) + 6, -6);
  const alone = Math.max(gates, heightOf(graph.person, columns[0].width), heightOf(graph.where, columns[5].width));
  // Few rows stand in the middle beside boxes that are higher than all of them.
  const down = Math.max(0, (alone - (y - between - captionHeight)) / 2);
  return {
    size: { width: total + 6 * gap, height: y - between + 2 * down },
    columns,
    rows: down === 0 ? rows : rows.map((row) => ({ ...row, y: row.y + down })),
  };
}

/** The rows of which something is seen: from the first to just before the last. */
export function rowsSeen({ rows }: GraphLayout, { top, bottom }: Seen): { readonly from: number; readonly to: number } {
  const first = (holds: (row: { y: number; height: number }) => boolean) => {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = rows[middle];
      if (row && holds(row)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return { from: first(({ y, height }) => y + height > top), to: first(({ y }) => y >= bottom) };
}

/** Where a box stands that several rows lead to: in the middle of what is seen of them, and within them. */
export function besideRows({ rows, size }: GraphLayout, from: number, to: number, height: number, seen: Seen): number {
  const [first, last] = [rows[from], rows[to - 1]];
  const top = first ? first.y : captionHeight;
  const bottom = first && last ? last.y + last.height : size.height;
  const middle = (Math.max(top, Math.min(seen.top, bottom)) + Math.min(bottom, Math.max(seen.bottom, top))) / 2;
  const least = Math.max(captionHeight, Math.min(top, (top + bottom - height) / 2));
  return Math.max(least, Math.min(middle - height / 2, Math.max(least, bottom - height)));
}

/** A box in the middle of the height of its row. */
export function inRow(row: { readonly y: number; readonly height: number }, column: Column, box: GraphBox): Rect {
  const height = heightOf(box, column.width);
  return { x: column.x, y: row.y + (row.height - height) / 2, width: column.width, height };
}

/** What a place is a part of stands where a way has its role and its permission, as wide as its words. */
export function partColumn({ columns }: GraphLayout, box: GraphBox): Column {
  return { x: columns[3].x, width: Math.min(widthOf(box), roomOfPart(columns)) };
}

export function heightOf({ words, below, mark }: GraphBox, width: number): number {
  const room = width - padding.across - (mark === undefined ? 0 : signWidth);
  const lines = linesTaken(words, room) + (below === undefined ? 0 : linesTaken(below, room));
  return Math.max(leastHeight, lines * line + padding.down);
}

const roomOfPart = (columns: GraphLayout['columns']): number => columns[4].x + columns[4].width - columns[3].x;

function widthOf({ words, below = '', mark }: GraphBox): number {
  return Math.ceil(Math.max(words.length, below.length) * letter) + padding.across + (mark === undefined ? 0 : signWidth);
}

function wantedWidths({ person, ways, permission, places, where, gates }: Graph): number[] {
  const rows = [...ways, ...places];
  const most = (boxes: readonly (GraphBox | null)[]) => boxes.reduce((widest, box) => Math.max(widest, box ? widthOf(box) : 90), 0);
  return [
    most([person]),
    most(rows.map(({ group }) => group)),
    most(rows.map(({ grant }) => grant)),
    most(ways.map(({ gives }) => gives)),
    most(ways.length > 0 ? [permission] : []),
    most([where]),
    most(gates),
  ];
}
