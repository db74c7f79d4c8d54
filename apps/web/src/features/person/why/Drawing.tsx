import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { usePrinted } from '../../../ui/use-printed.ts';
import { type Edge, edgePath } from './edge.ts';
import { lineLooks } from './line-looks.ts';

interface DrawingProps {
  readonly edges: readonly Edge[];
  /** Boxes, each with its name as `data-box`. */
  readonly children: ReactNode;
}

/** Boxes that stand where the page puts them, and the lines between them. */
export function Drawing({ edges, children }: DrawingProps) {
  const ground = useRef<HTMLDivElement>(null);
  const printed = usePrinted();
  const [lines, setLines] = useState<readonly Line[]>([]);
  useLayoutEffect(() => {
    const drawn = ground.current;
    if (!drawn) return undefined;
    const draw = () => setLines(linesIn(drawn, edges));
    if (printed) draw(); // on paper nobody watches
    const watcher = new ResizeObserver(draw);
    watcher.observe(drawn);
    for (const box of drawn.querySelectorAll('[data-box]')) watcher.observe(box);
    return () => watcher.disconnect();
  }, [edges, printed]);
  return (
    <div ref={ground} className="relative isolate">
      <svg aria-hidden className="pointer-events-none absolute inset-0 -z-10 size-full overflow-visible fill-none">
        {lines.map(({ key, path, look }) => (
          <path key={key} d={path} className={lineLooks[look]} />
        ))}
      </svg>
      {children}
    </div>
  );
}

interface Line {
  readonly key: string;
  readonly path: string;
  readonly look: Edge['look'];
}

/** The lines as the boxes stand now; a box that is not drawn has none. */
function linesIn(ground: HTMLElement, edges: readonly Edge[]): Line[] {
  const { left, top } = ground.getBoundingClientRect();
  const boxes = new Map(
    [...ground.querySelectorAll<HTMLElement>('[data-box]')].map((box) => [box.dataset['box'], box.getBoundingClientRect()]),
  );
  return edges.flatMap(({ from, to, bend, look }) => {
    const [start, end] = [boxes.get(from), boxes.get(to)];
    if (!start?.width || !end?.width) return [];
    const middleOf = (box: DOMRect) => Math.round(box.top + box.height / 2 - top) + 0.5;
    const path = edgePath({ x: start.right - left, y: middleOf(start) }, { x: end.left - left, y: middleOf(end) }, bend);
    return [{ key: `${from} ${to}`, path, look }];
  });
}
