import type { MapBox } from '@totem/domain/node-map';
import type { Rect } from '../canvas/geometry.ts';

/** Two groups differ by their dashes and their letters, never by colour alone. */
export const outlineLetters = ['A', 'B'] as const;
const looks = ['stroke-ink stroke-2', 'stroke-ink stroke-2 [stroke-dasharray:6_4]'] as const;

/** The outlines of the location groups that a box belongs to, one within the other, each with its letter in a corner. */
export function BoxOutlines({ rect: { x, y, width, height }, box }: { rect: Rect; box: MapBox }) {
  return box.outlined.map((count, index) => {
    const inset = 3 + index * 5; // each within the other, on ground of its own
    if (count === 0 || width < 2 * inset + 2 || height < 2 * inset + 2) return null;
    const letter = width > 60 && height > 30 ? outlineLetters[index] : undefined;
    const left = x + width - 12 - (index + 1) * 18;
    return (
      <g key={outlineLetters[index]}>
        {['stroke-surface stroke-4', looks[index] ?? ''].map((look) => (
          <rect
            key={look}
            x={x + inset}
            y={y + inset}
            width={width - 2 * inset}
            height={height - 2 * inset}
            rx={3}
            className={`fill-none ${look}`}
          />
        ))}
        {letter !== undefined && (
          <>
            <rect x={left} y={y + 9} width={15} height={15} rx={3} className="fill-ink stroke-surface" />
            <text x={left + 7.5} y={y + 20.5} textAnchor="middle" className="fill-surface text-11 font-strong">
              {letter}
            </text>
          </>
        )}
      </g>
    );
  });
}
