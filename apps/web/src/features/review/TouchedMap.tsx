import type { EffectView } from '@totem/domain/change-access';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { say } from '../../product-words.ts';
import { useCatalog } from '../../shell/organization.ts';
import { fittingLines } from '../canvas/fitting-lines.ts';
import { layOut, type PlacedBox } from '../node-map/map-layout.ts';
import { areManyTouched, type TouchedBox, touchedBoxes, touchedSentences } from './touched-boxes.ts';

const size = { width: 700, height: 240 };
const edge = 6;
const line = 15;

/** The locations at which people gain or lose, where there are too many to read: only those, in what they lie in; then in words. */
export function TouchedMap({ touched }: { touched: EffectView['touched'] }) {
  const { product } = useCatalog();
  if (!areManyTouched(touched)) return null;
  const { places, more } = touched;
  const words = { location: say(product.words.location), locations: say(product.words.locations) };
  const around: TouchedBox = { key: 'all', name: '', within: null, weight: 1, place: null };
  const boxes = [around, ...touchedBoxes(places).map((box) => ({ ...box, within: (box.within ?? -1) + 1 }))];
  const [, ...placed] = layOut(boxes, 'equal', { x: -4, y: -22, width: size.width + 8, height: size.height + 26 });
  return (
    <figure className="grid gap-2">
      <figcaption className="flex flex-wrap items-baseline gap-x-2 text-12 font-strong">
        {m.review_touched()}
        <span className="font-medium text-ink-2">{m.map_places({ count: places.length + more, ...words })}</span>
      </figcaption>
      <svg aria-hidden viewBox={`0 0 ${size.width} ${size.height}`} className="h-auto w-full max-wide:hidden">
        {placed.map((one) => (
          <Box key={one.box.key} placed={one} />
        ))}
      </svg>
      {more > 0 && <p className="text-ink-2">{m.review_touched_some({ shown: places.length })}</p>}
      <details>
        <summary className="min-h-6 cursor-pointer font-medium">{m.review_touched_list()}</summary>
        <ul className="pt-1 wide:columns-2">
          {places.flatMap((place) =>
            touchedSentences(place).map((sentence) => (
              <li key={place.node.id + sentence} className="wrap-anywhere">
                {sentence}
              </li>
            )),
          )}
        </ul>
      </details>
    </figure>
  );
}

/** A name where it fits whole, and how many lose (−) and gain (+) there; the pointer is told all of it. */
function Box({ placed: { box, rect } }: { placed: PlacedBox<TouchedBox> }) {
  const { x, y, width, height } = rect;
  if (width < 1 || height < 1) return null;
  const { place } = box;
  const counts = place
    ? [
        ...(place.lose > 0 ? [`−${place.lose.toLocaleString(getLocale())}`] : []),
        ...(place.gain > 0 ? [`+${place.gain.toLocaleString(getLocale())}`] : []),
      ]
    : [];
  const names = fittingLines(box.name, width - 2 * edge, place ? Math.floor((height - edge) / line) - 1 : 1) ?? [];
  return (
    <g>
      <title>{place ? touchedSentences(place).join(', ') : box.name}</title>
      <rect x={x} y={y} width={width} height={height} rx={4} className={looksOf(box)} />
      <text x={x + edge} y={y + line} className="fill-ink text-12">
        {names.map((words, index) => (
          <tspan key={words} x={x + edge} dy={index === 0 ? 0 : line} className={place ? 'font-medium' : 'font-strong'}>
            {words}
          </tspan>
        ))}
        {counts.length > 0 && fittingLines(counts.join(' '), width - edge, 2) && height >= line && (
          <tspan x={x + edge} dy={names.length === 0 ? 0 : line}>
            {counts.join(' ')}
          </tspan>
        )}
      </text>
    </g>
  );
}

function looksOf({ place }: TouchedBox): string {
  if (!place) return 'fill-sunken stroke-line-strong';
  if (place.lose === 0) return 'fill-allow-soft stroke-allow-line';
  return place.gain === 0 ? 'fill-deny-soft stroke-deny-line' : 'fill-warn-soft stroke-warn-line';
}
