import { getLocale } from '../../paraglide/runtime.js';
import { fittingLines } from '../canvas/fitting-lines.ts';
import { titleHeight } from './map-layout.ts';
import type { Shade } from './map-shades.ts';
import type { Rect } from '../canvas/geometry.ts';

const fills: Readonly<Record<Shade, string>> = {
  0: 'fill-surface stroke-line-strong',
  1: 'fill-heat-1 stroke-line-strong',
  2: 'fill-heat-2 stroke-line-strong',
  3: 'fill-heat-3 stroke-line-strong',
  4: 'fill-heat-4 stroke-line-strong',
};
const inks: Readonly<Record<Shade, string>> = {
  0: 'fill-ink',
  1: 'fill-on-heat-1',
  2: 'fill-on-heat-2',
  3: 'fill-on-heat-3',
  4: 'fill-on-heat-4',
};

const line = 15;
const air = 6;

interface BoxFaceProps {
  readonly rect: Rect;
  readonly name: string;
  /** Holds other boxes, so that its name stands above them. */
  readonly isOpen: boolean;
  /** Holds what is not drawn. */
  readonly isClosed: boolean;
  readonly shaded: { readonly count: number; readonly shade: Shade } | null;
  /** Room for outlines at its edge, in pixels. */
  readonly inset: number;
}

/** One box with its name and number, as far as they fit: what does not fit whole is left to the line below the picture. */
export function BoxFace({ rect, name, isOpen, isClosed, shaded, inset }: BoxFaceProps) {
  const { x, y, width, height } = rect;
  if (width < 1 || height < 1) return null;
  const edge = air + inset;
  const room = width - 2 * edge;
  if (isOpen) {
    const title = height > 2 * titleHeight ? fittingLines(name, room, 1) : null;
    return (
      <>
        <rect x={x} y={y} width={width} height={height} rx={5} className="fill-sunken stroke-line-strong" />
        {title && (
          <text x={x + air} y={y + 15} className="fill-ink text-12 font-strong">
            {title[0]}
          </text>
        )}
      </>
    );
  }
  const shade = shaded?.shade ?? 0;
  const number = shaded ? shaded.count.toLocaleString(getLocale()) : null;
  const numberLines = number === null ? 0 : 1;
  const lines = fittingLines(name, room, Math.floor((height - edge) / line) - numberLines) ?? [];
  const fitsNumber = number !== null && height >= line + 2 + 2 * inset && fittingLines(number, room + 6, 1) !== null;
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={4}
        className={isClosed && shade === 0 ? 'fill-soft stroke-line-strong' : fills[shade]}
      />
      <text className={`text-12 ${inks[shade]}`}>
        {lines.map((words, index) => (
          <tspan key={words} x={x + edge} y={y + inset + line + index * line} className="font-medium">
            {words}
          </tspan>
        ))}
        {fitsNumber && (
          <tspan x={x + edge - (lines.length === 0 ? 3 : 0)} y={y + inset + line + lines.length * line}>
            {number}
          </tspan>
        )}
      </text>
    </>
  );
}
