import { memo } from 'react';
import { BoxFace } from './BoxFace.tsx';
import type { PlacedBox } from './map-layout.ts';
import type { Shade } from './map-shades.ts';

/** What a box says. */
export interface FaceOfBox {
  readonly name: string;
  /** The same where the picture does not show what it lies in. */
  readonly title: string;
  /** All that is said of it, for the ear, its title first. */
  readonly words: string;
  /** The number that is shaded, and how dark; null for a box that holds others. */
  readonly shaded: { readonly count: number; readonly shade: Shade } | null;
  /** What may be amiss in it; null where nothing is. */
  readonly flag: string | null;
}

interface MapBoxesProps {
  readonly placed: readonly PlacedBox[];
  readonly faces: readonly FaceOfBox[];
  readonly selected: number;
}

/** The boxes of a map; none is drawn anew while one only moves it. */
export const MapBoxes = memo(function MapBoxes({ placed, faces, selected }: MapBoxesProps) {
  return placed.map((one) => {
    const { box, at } = one;
    const siblings = box.within === null ? [at] : (placed[box.within]?.inside ?? []);
    const face = faces[at];
    return (
      face && (
        <Box
          key={box.node?.id ?? `more ${box.within}`}
          placed={one}
          face={face}
          place={siblings.indexOf(at) + 1}
          of={siblings.length}
          isSelected={at === selected}
        />
      )
    );
  });
});

interface BoxProps {
  readonly placed: PlacedBox;
  readonly face: FaceOfBox;
  /** Among its siblings, from 1. */
  readonly place: number;
  readonly of: number;
  readonly isSelected: boolean;
}

const Box = memo(function Box({ placed: { box, at, rect, depth, inside }, face, place, of, isSelected }: BoxProps) {
  const isOpen = inside.length > 0;
  return (
    <g
      role="treeitem"
      data-box={at}
      aria-label={face.words}
      aria-level={depth + 1}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={isOpen ? true : box.children > 0 ? false : undefined}
      aria-selected={isSelected}
      tabIndex={isSelected ? 0 : -1}
      className="outline-none"
    >
      <BoxFace
        rect={rect}
        name={face.name}
        isOpen={isOpen}
        isClosed={box.children > 0 || box.gathered > 0}
        shaded={isOpen ? null : face.shaded}
        inset={Math.max(0, box.outlined.findLastIndex((count) => count > 0) + 1) * 5}
      />
    </g>
  );
});
