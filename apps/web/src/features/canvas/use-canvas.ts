import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { Point } from './geometry.ts';
import { isMovable, panned, type Scene, type View, zoomed } from './view.ts';

/**
 * Moves and zooms a picture by pointer: a drag moves it where there is more than the window shows, two fingers zoom it, and
 * so does the wheel with Ctrl, which is also what a pinch on a touchpad sends; the wheel alone scrolls the page.
 */
export function useCanvas(ground: RefObject<Element | null>, scene: Scene, view: View, onView: (view: View) => void) {
  const down = useRef(new Map<number, Point>());
  const distance = useRef(0);
  const onWheel = useEffectEvent((event: WheelEvent, drawn: Element) => {
    const { left, top } = drawn.getBoundingClientRect();
    onView(zoomed(view, Math.exp(-event.deltaY / 200), scene, { x: event.clientX - left, y: event.clientY - top }));
  });
  // The browser zooms the whole page unless it is told not to, which React's own listener is not allowed to.
  useEffect(() => {
    const drawn = ground.current;
    const listener = (event: Event) => {
      if (!(event instanceof WheelEvent) || !event.ctrlKey || !drawn) return;
      event.preventDefault();
      onWheel(event, drawn);
    };
    drawn?.addEventListener('wheel', listener, { passive: false });
    return () => drawn?.removeEventListener('wheel', listener);
  }, [ground]);

  const canMove = isMovable(view, scene);
  const from = (event: PointerEvent): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const drop = (event: PointerEvent) => void down.current.delete(event.pointerId);
  return {
    /** On the ground: how it takes touches, and that it can be moved. */
    looks: `overflow-hidden select-none ${canMove ? 'cursor-grab touch-none active:cursor-grabbing' : 'touch-pan-y'}`,
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
          onView(zoomed(view, apart(now) / apart(before), scene, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }));
        } else if (canMove) onView(panned(view, now.x - before.x, now.y - before.y, scene));
      },
      onPointerUp: drop,
      onPointerCancel: drop,
      onPointerLeave: drop,
      // A press that was a drag opens nothing.
      onClickCapture(event: MouseEvent) {
        if (distance.current <= 4 || event.detail === 0) return; // 0: by keyboard
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}
