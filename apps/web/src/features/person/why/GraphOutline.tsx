import { useMemo } from 'react';
import { drawnOf, outlineOf } from './graph-drawn.ts';
import type { Graph } from './graph.ts';
import type { GraphLayout } from './graph-layout.ts';

/** The whole picture from afar: its boxes and lines without words. */
export function GraphOutline({ graph, layout }: { graph: Graph; layout: GraphLayout }) {
  const { size } = layout;
  const outline = useMemo(() => outlineOf(drawnOf(graph, layout, { top: 0, bottom: layout.size.height })), [graph, layout]);
  return (
    <svg {...size} className="block">
      <path d={outline.lines} className="fill-none stroke-ink-3 [vector-effect:non-scaling-stroke]" />
      <path d={outline.boxes} className="fill-surface stroke-ink-3 [vector-effect:non-scaling-stroke]" />
    </svg>
  );
}
