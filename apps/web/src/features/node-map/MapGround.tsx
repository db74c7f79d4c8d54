import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Size } from '../canvas/geometry.ts';

interface MapGroundProps {
  /** Told of how large it is, for the tools beside it. */
  readonly onSize: (size: Size) => void;
  readonly children: (size: Size) => ReactNode;
}

/** The ground on which a map is drawn; it takes its room before anything is drawn on it. */
export function MapGround({ onSize, children }: MapGroundProps) {
  const ground = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  // Only the page knows how much room there is, and says so anew whenever it changes.
  useLayoutEffect(() => {
    const drawn = ground.current;
    if (!drawn) return undefined;
    const watcher = new ResizeObserver(() => {
      const measured = { width: drawn.clientWidth, height: drawn.clientHeight };
      setSize(measured);
      onSize(measured);
    });
    watcher.observe(drawn);
    return () => watcher.disconnect();
  }, [onSize]);
  return (
    <div
      ref={ground}
      className="edge-strong relative h-[min(60vh,600px)] min-h-80 overflow-hidden rounded-3 print:h-auto print:min-h-0 print:shadow-none"
    >
      {size !== null && size.width > 0 && children(size)}
    </div>
  );
}
