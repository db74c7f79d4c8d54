import type { Size } from '../canvas/geometry.ts';
import type { Scene } from '../canvas/view.ts';

/** A map fills its window, and is never smaller. */
export const sceneOf = (window: Size): Scene => ({ window, picture: window, least: 1, most: 12 });
