// Longer than most: the picture, and the keys and pointers that move in it.
import type { MapBox } from '@totem/domain/node-map';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { BoxFace } from './BoxFace.tsx';
import { BoxFlag } from './BoxFlag.tsx';
import { BoxOutlines } from './BoxOutlines.tsx';
import type { PlacedBox } from './map-layout.ts';
import { mapMove } from './map-move.ts';
import type { Shade } from './map-shades.ts';
import { type MapView, panned, showing, type Size, wholeView, zoomed } from './map-view.ts';

interface MapDrawingProps {
  readonly label: string;
  readonly size: Size;
  /** As they are placed in this view. */
  readonly placed: readonly PlacedBox[];
  readonly view: MapView;
  readonly onView: (view: MapView) => void;
  /** The box that the line below tells of, and that the keyboard stands on. */
  readonly selected: number;
  readonly onSelect: (at: number) => void;
  /** Shows what is inside. */
  readonly onOpen: (at: number) => void;
  /** Out of the outermost box. */
  readonly onUp: () => void;
  /** Chooses what is outlined. */
  readonly onOutline: () => void;
  /** All that is said of a box, for the ear. */
  readonly wordsOf: (box: MapBox) => string;
  readonly nameOf: (box: MapBox) => string;
  /** The number that is shaded, and how dark; null for a box that holds others. */
  readonly shadeOf: (box: MapBox) => { readonly count: number; readonly shade: Shade } | null;
  readonly flagOf: (box: MapBox) => string | null;
}

const step = 1.4;

/** Boxes in boxes. Arrows move, Enter opens, Esc goes up, + and − zoom; a drag moves what is zoomed, a pinch zooms. */
export function MapDrawing(props: MapDrawingProps) {
  const { label, size, placed, view, onView, selected, onSelect, onOpen, onUp, onOutline, wordsOf, nameOf, shadeOf, flagOf } = props;
  const svg = useRef<SVGSVGElement>(null);
  useWheelZoom(svg, (factor, at) => onView(zoomed(view, factor, at, size)));
  const pointers = usePointers(view, onView, size);
  const left = useRef<string | null>(null);
  const outermost = placed[0]?.box.node?.id ?? '';
  // What had the focus is gone when another box is shown whole: that box has it now, so that the keys go on.
  useEffect(() => {
    if (left.current === null || left.current === outermost) return;
    left.current = null;
    svg.current?.querySelector<SVGGElement>('[data-box="0"]')?.focus({ preventScroll: true });
  }, [outermost]);
  const middle = { x: size.width / 2, y: size.height / 2 };

  const go = (at: number) => {
    const rect = placed[at]?.rect;
    if (rect && view.scale > 1) onView(showing(view, rect, size));
    svg.current?.querySelector<SVGGElement>(`[data-box="${at}"]`)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const next = mapMove(placed, selected, event.key);
    const around = placed[selected]?.box.within ?? null;
    if (next !== null) go(next);
    else if (event.key === 'Enter' || event.key === ' ') {
      left.current = outermost;
      onOpen(selected);
    } else if (event.key === 'Escape') {
      if (around === null) {
        left.current = outermost;
        onUp();
      } else go(around);
    } else if (event.key === '+' || event.key === '=') onView(zoomed(view, step, middle, size));
    else if (event.key === '-') onView(zoomed(view, 1 / step, middle, size));
    else if (event.key === '0') onView(wholeView);
    else if (event.key.toLowerCase() === 'g') onOutline();
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
  };
  const focus = placed[selected];
  return (
    <svg
      ref={svg}
      role="tree"
      tabIndex={-1}
      aria-label={label}
      viewBox={`0 0 ${size.width} ${size.height}`}
      className={`block h-full w-full overflow-hidden select-none [print-color-adjust:exact] ${view.scale > 1 ? 'cursor-grab touch-none' : 'touch-pan-y'}`}
      onKeyDown={onKeyDown}
      {...pointers.handlers}
    >
      {placed.map(({ box, at, rect, depth, inside }) => {
        const siblings = box.within === null ? [at] : (placed[box.within]?.inside ?? []);
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the picture has the keys, for the box that has the focus
          <g
            key={box.node?.id ?? `more ${box.within}`}
            role="treeitem"
            data-box={at}
            aria-label={wordsOf(box)}
            aria-level={depth + 1}
            aria-posinset={siblings.indexOf(at) + 1}
            aria-setsize={siblings.length}
            aria-expanded={inside.length > 0 ? true : box.children > 0 ? false : undefined}
            aria-selected={at === selected}
            tabIndex={at === selected ? 0 : -1}
            className="outline-none"
            onFocus={() => onSelect(at)}
            onClick={(event) => {
              event.stopPropagation();
              if (!pointers.moved()) go(at);
            }}
            onDoubleClick={(event) => {
              event.stopPropagation();
              onOpen(at);
            }}
          >
            <BoxFace
              rect={rect}
              name={nameOf(box)}
              isOpen={inside.length > 0}
              isClosed={box.children > 0 || box.gathered > 0}
              shaded={inside.length > 0 ? null : shadeOf(box)}
              inset={Math.max(0, box.outlined.findLastIndex((count) => count > 0) + 1) * 5}
            />
          </g>
        );
      })}
      <g aria-hidden className="pointer-events-none">
        {placed.map(({ box, at, rect, inside }) => inside.length === 0 && <BoxOutlines key={at} rect={rect} box={box} />)}
        {placed.map(({ box, at, rect, inside }) => {
          const flag = inside.length === 0 ? flagOf(box) : null;
          return flag !== null && <BoxFlag key={at} rect={rect} words={flag} />;
        })}
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
    </svg>
  );
}

/** The wheel zooms only with Ctrl, which is also what a pinch on a touchpad sends; otherwise the page scrolls. */
function useWheelZoom(svg: { readonly current: SVGSVGElement | null }, onZoom: (factor: number, at: { x: number; y: number }) => void) {
  // The browser zooms the whole page unless it is told not to, which React's own listener is not allowed to.
  useEffect(() => {
    const drawn = svg.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const { left, top } = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : { left: 0, top: 0 };
      onZoom(Math.exp(-event.deltaY / 200), { x: event.clientX - left, y: event.clientY - top });
    };
    drawn?.addEventListener('wheel', onWheel, { passive: false });
    return () => drawn?.removeEventListener('wheel', onWheel);
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** One pointer moves the picture, two zoom it. */
function usePointers(view: MapView, onView: (view: MapView) => void, size: Size) {
  const down = useRef(new Map<number, Point>());
  const distance = useRef(0);
  const from = (event: PointerEvent): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const drop = (event: PointerEvent) => void down.current.delete(event.pointerId);
  return {
    /** Whether the last press was a drag, and so opens nothing. */
    moved: () => distance.current > 4,
    handlers: {
      onPointerDown(event: PointerEvent) {
        if (down.current.size === 0) distance.current = 0;
        down.current.set(event.pointerId, from(event));
      },
      onPointerMove(event: PointerEvent) {
        const before = down.current.get(event.pointerId);
        if (!before) return;
        const now = from(event);
        const [other] = [...down.current].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
        down.current.set(event.pointerId, now);
        distance.current += Math.hypot(now.x - before.x, now.y - before.y);
        if (other) {
          const apart = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
          onView(zoomed(view, apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, size));
        } else if (view.scale > 1) onView(panned(view, now.x - before.x, now.y - before.y, size));
      },
      onPointerUp: drop,
      onPointerCancel: drop,
      onPointerLeave: drop,
    },
  };
}
