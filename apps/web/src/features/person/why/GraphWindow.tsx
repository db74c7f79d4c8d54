import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useCanvas } from '../../canvas/use-canvas.ts';
import { panned, type Scene, type View, zoomedByKey } from '../../canvas/view.ts';
import { ZoomButtons } from '../../canvas/ZoomButtons.tsx';
import { GraphOutline } from './GraphOutline.tsx';
import { GraphPicture } from './GraphPicture.tsx';
import type { Graph } from './graph.ts';
import { type GraphLayout, layOutGraph } from './graph-layout.ts';

interface GraphWindowProps {
  readonly label: string;
  readonly graph: Graph;
  /** The room there is, in pixels. */
  readonly width: number;
}

/** A picture up to this height is shown whole, as a part of the page. */
const mostHeight = 680;
/** Below this scale no word can be read. */
const leastReadable = 0.35;
const step = 80;
/** Between the picture and the edge of its window. */
const air = 14;

/**
 * The picture of a why. One that fits stands on the page as it is; a larger one in a window, in which it is moved and zoomed
 * by pointer, by keys and by buttons.
 */
export function GraphWindow({ label, graph, width }: GraphWindowProps) {
  const layout = useMemo(() => layOutGraph(graph, width), [graph, width]);
  const { size } = layout;
  if (size.width > width || size.height > mostHeight) return <Movable label={label} graph={graph} width={width - 2} />;
  return (
    <figure aria-label={label}>
      <div aria-hidden>
        <GraphPicture graph={graph} layout={layout} seen={{ top: 0, bottom: size.height }} />
      </div>
    </figure>
  );
}

/** @param width inside the edge of the window. */
function Movable({ label, graph, width }: GraphWindowProps) {
  const keys = useId();
  const layout = useMemo(() => layOutGraph(graph, width - 2 * air), [graph, width]);
  const size = { width: layout.size.width + 2 * air, height: layout.size.height + 2 * air };
  // At first as large as can be read, from its beginning.
  const scale = Math.min(1, width / size.width);
  const window = { width, height: Math.min(mostHeight - 80, size.height * scale) };
  const scene: Scene = { window, picture: size, least: Math.min(scale, window.height / size.height), most: 2 };
  const [looked, setLooked] = useState<{ readonly view: View; readonly of: GraphLayout } | null>(null);
  // What is drawn anew is looked at anew.
  const view = looked?.of === layout ? looked.view : { scale, x: 0, y: 0 };
  const onView = (next: View) => setLooked({ view: next, of: layout });
  const ground = useRef<HTMLElement>(null);
  const canvas = useCanvas(ground, scene, view, onView);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const by = moves[event.key];
    const next = by ? panned(view, by.x * step, by.y * step, scene) : zoomedByKey(view, event.key, scene);
    if (!next) return;
    onView(next);
    event.preventDefault();
  };
  return (
    <div className="grid gap-1.5">
      <div className="justify-self-end">
        <ZoomButtons scene={scene} view={view} onView={onView} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what can be moved is moved by keys too */}
      <figure
        ref={ground}
        aria-label={label}
        aria-describedby={keys}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what can be moved must be reachable by keyboard
        tabIndex={0}
        style={window}
        className={`box-content rounded-3 border border-line ${canvas.looks}`}
        onKeyDown={onKeyDown}
        onDragStart={(event) => event.preventDefault()}
        {...canvas.handlers}
      >
        <div
          aria-hidden
          className="origin-top-left"
          style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`, padding: air, width: 'max-content' }}
        >
          {view.scale < leastReadable ? (
            <GraphOutline graph={graph} layout={layout} />
          ) : (
            <GraphPicture
              graph={graph}
              layout={layout}
              seen={{ top: -view.y / view.scale - air, bottom: (window.height - view.y) / view.scale - air }}
            />
          )}
        </div>
      </figure>
      <p id={keys} className="text-12 text-ink-3">
        {m.canvas_keys()}
      </p>
    </div>
  );
}

/** Towards what an arrow points at: the picture goes the other way. */
const moves: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
  ArrowLeft: { x: 1, y: 0 },
  ArrowRight: { x: -1, y: 0 },
  PageUp: { x: 0, y: 6 },
  PageDown: { x: 0, y: -6 },
  Home: { x: 0, y: Infinity },
  End: { x: 0, y: -Infinity },
};
