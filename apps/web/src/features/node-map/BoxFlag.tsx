import { TriangleAlert } from 'lucide-react';
import { fittingLines } from '../canvas/fitting-lines.ts';
import type { Rect } from '../canvas/geometry.ts';

const icon = 14;

/** What may be amiss in a box: a sign at its foot, and the words where there is room for them. */
export function BoxFlag({ rect: { x, y, width, height }, words }: { rect: Rect; words: string }) {
  if (width < icon + 4 || height < icon + 4) return null;
  const hasWords = height >= 3 * icon && fittingLines(words, width - icon - 16, 1) !== null;
  const [left, top] = hasWords ? [x + 5, y + height - icon - 6] : [x + width - icon - 4, y + height - icon - 4];
  return (
    <g>
      <rect
        x={left - 2}
        y={top - 2}
        width={hasWords ? width - 6 : icon + 4}
        height={icon + 4}
        rx={3}
        className="fill-warn-soft stroke-warn-line"
      />
      <TriangleAlert x={left} y={top} width={icon} height={icon} className="stroke-warn" />
      {hasWords && (
        <text x={left + icon + 5} y={top + 11} className="fill-warn text-11 font-medium">
          {words}
        </text>
      )}
    </g>
  );
}
