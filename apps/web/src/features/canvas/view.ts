import type { Point, Rect, Size } from './geometry.ts';

/** How a picture is looked at: how much larger than it was drawn, and by how much it is moved, in pixels. */
export interface View extends Point {
  readonly scale: number;
}

/** A picture and the window through which it is seen. */
export interface Scene {
  readonly window: Size;
  /** As it was drawn: at scale 1. */
  readonly picture: Size;
  /** The scales between which one zooms; at the least of them the whole picture is seen. */
  readonly least: number;
  readonly most: number;
}

/** How much one press of a button or a key zooms. */
export const zoomStep = 1.4;

/** The whole picture. */
export const wholeView = (scene: Scene): View => kept({ scale: scene.least, x: 0, y: 0 }, scene);

/** Larger or smaller, with the point that is looked at staying where it is; without one, the middle. */
export function zoomed(view: View, factor: number, scene: Scene, at: Point = middleOf(scene.window)): View {
  const scale = Math.min(scene.most, Math.max(scene.least, view.scale * factor));
  const by = scale / view.scale;
  return kept({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }, scene);
}

export const panned = (view: View, dx: number, dy: number, scene: Scene): View => kept({ ...view, x: view.x + dx, y: view.y + dy }, scene);

/** Moved as little as it takes to have a part of it, given as it lies in the window now, in sight; or as much of it as there is room for. */
export function showing(view: View, { x, y, width, height }: Rect, scene: Scene): View {
  const by = (from: number, length: number, room: number) =>
    from < 0 || length > room ? -from : from + length > room ? room - from - length : 0;
  return panned(view, by(x, width, scene.window.width), by(y, height, scene.window.height), scene);
}

/** Whether there is more of it than the window shows. */
export const isMovable = ({ scale }: View, { window, picture }: Scene): boolean =>
  picture.width * scale > window.width + 1 || picture.height * scale > window.height + 1;

/** Where a key leads that zooms, the same for every picture; null for any other key. */
export function zoomedByKey(view: View, key: string, scene: Scene): View | null {
  if (key === '+' || key === '=') return zoomed(view, zoomStep, scene);
  if (key === '-') return zoomed(view, 1 / zoomStep, scene);
  return key === '0' ? wholeView(scene) : null;
}

const middleOf = ({ width, height }: Size): Point => ({ x: width / 2, y: height / 2 });

/** No empty ground shows at an edge; what is smaller than the window stands in its middle. */
function kept({ scale, x, y }: View, { window, picture }: Scene): View {
  const within = (at: number, length: number, room: number) =>
    length < room ? (room - length) / 2 : Math.min(0, Math.max(room - length, at));
  return { scale, x: within(x, picture.width * scale, window.width), y: within(y, picture.height * scale, window.height) };
}
