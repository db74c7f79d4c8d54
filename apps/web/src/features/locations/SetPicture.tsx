import type { ComparedLocationGroups } from '@totem/domain/location-groups';
import type { LocationGroupId } from '@totem/domain/ids';
import { inWords } from '../../ui/number-words.ts';
import { letterOf } from './set-words.ts';

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly letter: readonly [number, number];
}

/** Where circles of one size stand, and where the number of each part does: by which circles hold it, as bits. */
const drawings: readonly {
  readonly height: number;
  readonly radius: number;
  readonly circles: readonly Circle[];
  readonly numbers: Readonly<Record<number, readonly [number, number]>>;
}[] = [
  { height: 168, radius: 72, circles: [{ x: 160, y: 84, letter: [160, 36] }], numbers: { 1: [160, 90] } },
  {
    height: 168,
    radius: 72,
    circles: [
      { x: 116, y: 84, letter: [78, 44] },
      { x: 204, y: 84, letter: [242, 44] },
    ],
    numbers: { 1: [82, 90], 2: [238, 90], 3: [160, 90] },
  },
  {
    height: 216,
    radius: 68,
    circles: [
      { x: 120, y: 76, letter: [80, 46] },
      { x: 200, y: 76, letter: [240, 46] },
      { x: 160, y: 140, letter: [160, 200] },
    ],
    numbers: { 1: [90, 76], 2: [230, 76], 3: [160, 56], 4: [160, 176], 5: [118, 124], 6: [202, 124], 7: [160, 104] },
  },
];

interface SetPictureProps {
  readonly compared: ComparedLocationGroups;
  /** The groups of the part that is listed; empty: all parts. */
  readonly part: readonly LocationGroupId[];
}

/** Up to three location groups as circles with the number of locations in each part. The list beside it says the same, and is read aloud. */
export function SetPicture({ compared: { groups, parts }, part }: SetPictureProps) {
  const drawing = drawings[groups.length - 1];
  if (!drawing) return null;
  const bitsOf = (ids: readonly LocationGroupId[]) =>
    groups.reduce((bits, group, index) => (ids.includes(group.id) ? bits | (1 << index) : bits), 0);
  const counts = new Map(parts.map((one) => [bitsOf(one.groups), one.locations]));
  const chosen = bitsOf(part);
  return (
    <svg aria-hidden viewBox={`0 0 320 ${drawing.height}`} className="w-full max-w-90">
      {drawing.circles.map(({ x, y, letter }, index) => (
        <g key={letterOf(index)}>
          <circle cx={x} cy={y} r={drawing.radius} className="fill-accent stroke-accent [fill-opacity:0.12]" strokeWidth={1.5} />
          <text x={letter[0]} y={letter[1]} textAnchor="middle" className="fill-accent-text text-12 font-strong">
            {letterOf(index)}
          </text>
        </g>
      ))}
      {Object.entries(drawing.numbers).map(([bits, [x, y]]) => {
        const isChosen = Number(bits) === chosen;
        const count = counts.get(Number(bits)) ?? 0;
        return (
          <g key={bits}>
            {isChosen && <rect x={x - 22} y={y - 18} width={44} height={26} rx={6} className="fill-accent" />}
            <text
              x={x}
              y={y}
              textAnchor="middle"
              className={`text-16 ${isChosen ? 'fill-on-accent font-strong' : count === 0 ? 'fill-ink-3' : 'fill-ink font-strong'}`}
            >
              {inWords(count)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
