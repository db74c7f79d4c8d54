import type { Rect } from './squarified.ts';

/** How a picture is looked at: how much larger than whole, and by how much it is moved, in pixels. */
export interface MapView {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const wholeView: MapView = { scale: 1, x: 0, y: 0 };
const mostScale = 12;

/** Larger or smaller, with the point that is looked at staying where it is. */
export function zoomed(view: MapView, factor: number, at: { readonly x: number; readonly y: number }, size: Size): MapView {
  const scale = Math.min(mostScale, Math.max(1, view.scale * factor));
  const by = scale / view.scale;
  return kept({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }, size);
}

export const panned = (view: MapView, dx: number, dy: number, size: Size): MapView =>
  kept({ ...view, x: view.x + dx, y: view.y + dy }, size);

/** Moved as little as it takes to have a box of it in sight, or as much of it as there is room for. */
export function showing(view: MapView, { x, y, width, height }: Rect, size: Size): MapView {
  const by = (from: number, length: number, room: number) =>
    from < 0 || length > room ? -from : from + length > room ? room - from - length : 0;
  return panned(view, by(x, width, size.width), by(y, height, size.height), size);
}

/** Where the whole picture lies then. */
export const wholeIn = ({ scale, x, y }: MapView, { width, height }: Size): Rect => ({
  x,
  y,
  width: width * scale,
  height: height * scale,
});

/** No empty ground shows at an edge. */
const kept = ({ scale, x, y }: MapView, { width, height }: Size): MapView => ({
  scale,
  x: Math.min(0, Math.max(width - width * scale, x)),
  y: Math.min(0, Math.max(height - height * scale, y)),
});
