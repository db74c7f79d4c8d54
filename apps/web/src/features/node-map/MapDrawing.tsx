import type { MapBox } from '@totem/domain/node-map';
import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react';
import type { Size } from '../canvas/geometry.ts';
import { useCanvas } from '../canvas/use-canvas.ts';
import { isMovable, showing, type View, wholeView, zoomedByKey } from '../canvas/view.ts';
import { usePrinted } from '../../ui/use-printed.ts';
import { BoxFlag } from './BoxFlag.tsx';
import { BoxOutlines } from './BoxOutlines.tsx';
import { type FaceOfBox, MapBoxes } from './MapBoxes.tsx';
import { layOut, type MapArea, type PlacedBox } from './map-layout.ts';
import { mapMove } from './map-move.ts';
import { sceneOf } from './scene-of.ts';

interface MapDrawingProps {
  readonly label: string;
  readonly size: Size;
  readonly boxes: readonly MapBox[];
  /** What each of them says, in their order. */
  readonly faces: readonly FaceOfBox[];
  readonly area: MapArea;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** The box that the line below tells of, and that the keyboard stands on. */
  readonly selected: number;
  readonly onSelect: (at: number) => void;
  /** Shows what is inside. */
  readonly onOpen: (at: number) => void;
  /** Out of the outermost box. */
  readonly onUp: () => void;
  /** Chooses what is outlined. */
  readonly onOutline: () => void;
}

/** On paper: as wide as a sheet, and half as high. */
const paper: Size = { width: 720, height: 520 };

/** Boxes in boxes. Arrows move, Enter opens, Esc goes up, + and − zoom; a drag moves what is zoomed, a pinch zooms. */
export function MapDrawing(props: MapDrawingProps) {
  const { label, boxes, faces, area, onView, selected, onSelect, onOpen, onUp, onOutline } = props;
  const printed = usePrinted();
  const size = printed ? paper : props.size;
  const scene = sceneOf(size);
  const view = printed ? wholeView(scene) : props.view;
  const svg = useRef<SVGSVGElement>(null);
  const canvas = useCanvas(svg, scene, view, onView);
  // Names keep their size while boxes grow, so that zooming places all anew; moving moves what is placed.
  const [width, height] = [size.width * view.scale, size.height * view.scale];
  const placed = useMemo(() => layOut(boxes, area, { x: 0, y: 0, width, height }), [boxes, area, width, height]);
  const left = useRef<string | null>(null);
  const outermost = boxes[0]?.node?.id ?? '';
  // What had the focus is gone when another box is shown whole: that box has it now, so that the keys go on.
  useEffect(() => {
    if (left.current === null || left.current === outermost) return;
    left.current = null;
    svg.current?.querySelector<SVGGElement>('[data-box="0"]')?.focus({ preventScroll: true });
  }, [outermost]);

  const go = (at: number) => {
    const rect = placed[at]?.rect;
    if (rect && isMovable(view, scene)) onView(showing(view, { ...rect, x: rect.x + view.x, y: rect.y + view.y }, scene));
    svg.current?.querySelector<SVGGElement>(`[data-box="${at}"]`)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const next = mapMove(placed, selected, event.key);
    const around = placed[selected]?.box.within ?? null;
    const looked = zoomedByKey(view, event.key, scene);
    if (next !== null) go(next);
    else if (looked !== null) onView(looked);
    else if (event.key === 'Enter' || event.key === ' ') {
      left.current = outermost;
      onOpen(selected);
    } else if (event.key === 'Escape') {
      if (around === null) {
        left.current = outermost;
        onUp();
      } else go(around);
    } else if (event.key.toLowerCase() === 'g') onOutline();
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
  };
  const focus = placed[selected];
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the picture has the keys, for the box that has the focus
    <svg
      ref={svg}
      role="tree"
      tabIndex={-1}
      aria-label={label}
      viewBox={`0 0 ${size.width} ${size.height}`}
      className={`block h-full w-full print:h-auto ${canvas.looks}`}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => withBox(target, onSelect)}
      onClick={({ target }) => withBox(target, go)}
      onDoubleClick={({ target }) => withBox(target, onOpen)}
      {...canvas.handlers}
    >
      <g transform={`translate(${view.x} ${view.y})`}>
        <MapBoxes placed={placed} faces={faces} selected={selected} />
        <g aria-hidden className="pointer-events-none">
          <OverBoxes placed={placed} faces={faces} />
          {focus &&
            ['stroke-surface stroke-4', 'stroke-focus stroke-2'].map((look) => (
              <rect
                key={look}
                x={focus.rect.x + 1}
                y={focus.rect.y + 1}
                width={Math.max(0, focus.rect.width - 2)}
                height={Math.max(0, focus.rect.height - 2)}
                rx={4}
                className={`fill-none print:hidden ${look}`}
              />
            ))}
        </g>
      </g>
    </svg>
  );
}

/** What is drawn last, so that no box hides it. */
const OverBoxes = memo(function OverBoxes({ placed, faces }: { placed: readonly PlacedBox[]; faces: readonly FaceOfBox[] }) {
  return (
    <>
      {placed.map(({ box, at, rect, inside }) => inside.length === 0 && <BoxOutlines key={at} rect={rect} box={box} />)}
      {placed.map(({ at, rect, inside }) => {
        const flag = inside.length === 0 ? (faces[at]?.flag ?? null) : null;
        return flag !== null && <BoxFlag key={at} rect={rect} words={flag} />;
      })}
    </>
  );
});

/** With the box that something happens in; nothing between boxes. */
function withBox(target: EventTarget, act: (at: number) => void): void {
  const at = target instanceof Element ? target.closest<SVGGElement>('[data-box]')?.dataset['box'] : undefined;
  if (at !== undefined) act(Number(at));
}
