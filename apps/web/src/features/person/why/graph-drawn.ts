import type { Rect } from '../../canvas/geometry.ts';
import { type Edge, edgePath } from './edge.ts';
import type { Graph, GraphBox } from './graph.ts';
import { besideRows, type GraphLayout, heightOf, inRow, partColumn, rowsSeen, type Seen } from './graph-layout.ts';

export interface DrawnBox {
  readonly box: GraphBox;
  readonly rect: Rect;
}

export interface DrawnLine {
  readonly key: string;
  readonly path: string;
  readonly look: Edge['look'];
}

export interface DrawnGraph {
  readonly boxes: readonly DrawnBox[];
  readonly lines: readonly DrawnLine[];
  /** The rows that pass no group: the word for it stands there. */
  readonly direct: readonly { readonly key: string; readonly rect: Rect }[];
}

/** What is drawn of a picture: the rows that are seen, and beside them the boxes that they lead to, however long it is. */
export function drawnOf(graph: Graph, layout: GraphLayout, seen: Seen): DrawnGraph {
  const { columns, rows } = layout;
  const boxes = new Map<string, DrawnBox>();
  const lines: DrawnLine[] = [];
  const direct: DrawnGraph['direct'][number][] = [];
  const put = (box: GraphBox, rect: Rect) => boxes.set(box.name, { box, rect });
  const ways = graph.ways.length;
  const alone = (box: GraphBox, column: GraphLayout['columns'][number], from: number, to: number) => {
    const height = heightOf(box, column.width);
    put(box, { x: column.x, y: besideRows(layout, from, to, height, seen), width: column.width, height });
  };
  alone(graph.person, columns[0], 0, rows.length);
  if (ways > 0) alone(graph.permission, columns[4], 0, ways);
  alone(graph.where, columns[5], 0, rows.length);
  const heights = graph.gates.map((gate) => heightOf(gate, columns[6].width));
  let y = besideRows(
    layout,
    0,
    rows.length,
    heights.reduce((sum, one) => sum + one + 6, -6),
    seen,
  );
  for (const [index, gate] of graph.gates.entries()) {
    const height = heights[index] ?? 0;
    put(gate, { x: columns[6].x, y, width: columns[6].width, height });
    y += height + 6;
  }

  const join = (from: GraphBox, to: GraphBox, bend: Edge['bend'], look: Edge['look']) => {
    const [start, end] = [boxes.get(from.name)?.rect, boxes.get(to.name)?.rect];
    if (!start || !end) return;
    const middleOf = (rect: Rect) => Math.round(rect.y + rect.height / 2) + 0.5;
    const path = edgePath({ x: start.x + start.width, y: middleOf(start) }, { x: end.x, y: middleOf(end) }, bend);
    lines.push({ key: `${from.name} ${to.name}`, path, look });
  };
  const { from, to } = rowsSeen(layout, seen);
  for (let at = from; at < to; at++) {
    const isWay = at < ways;
    const row = isWay ? graph.ways[at] : graph.places[at - ways];
    const place = rows[at];
    if (!row || !place) continue;
    const look = row.isIdle ? 'thin' : 'plain';
    put(row.grant, inRow(place, columns[2], row.grant));
    if (row.group) {
      put(row.group, inRow(place, columns[1], row.group));
      join(graph.person, row.group, 'start', look);
      join(row.group, row.grant, 'end', look);
    } else {
      direct.push({ key: row.key, rect: { ...columns[1], y: place.y + place.height / 2 - 22, height: 18 } });
      join(graph.person, row.grant, 'start', look);
    }
    if (row.gives) {
      put(row.gives, inRow(place, isWay ? columns[3] : partColumn(layout, row.gives), row.gives));
      join(row.grant, row.gives, 'end', look);
    }
    join(row.gives ?? row.grant, isWay ? graph.permission : graph.where, 'end', look);
  }
  if (ways > 0) join(graph.permission, graph.where, 'end', 'plain');
  for (const gate of graph.gates)
    join(graph.where, gate, 'start', gate.isOpen ? (graph.where.look === 'yes' ? 'yes' : 'plain') : 'missing');
  return { boxes: [...boxes.values()], lines, direct };
}

/** The whole picture where no word of it could be read: every box and every line as one outline each, however many they are. */
export function outlineOf({ boxes, lines }: DrawnGraph): { readonly boxes: string; readonly lines: string } {
  return {
    boxes: boxes.map(({ rect }) => `M${rect.x} ${rect.y}h${rect.width}v${rect.height}h${-rect.width}z`).join(''),
    lines: lines.map(({ path }) => path).join(''),
  };
}

/** A picture cut into several with at most so many rows each, for sheets of paper; each has the person and the place anew. */
export function cutInto(graph: Graph, from: number, to: number): Graph {
  const ways = graph.ways.length;
  return { ...graph, ways: graph.ways.slice(from, to), places: graph.places.slice(Math.max(0, from - ways), Math.max(0, to - ways)) };
}
