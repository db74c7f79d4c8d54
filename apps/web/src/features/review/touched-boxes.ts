import type { EffectView, TouchedPlace } from '@totem/domain/change-access';
import { m } from '../../paraglide/messages.js';

/** One box of the small map: a touched location, or what some of them lie in. */
export interface TouchedBox {
  readonly key: string;
  readonly name: string;
  /** The place in the list of the box that it lies in; null for one that holds others, or that lies in nothing. */
  readonly within: number | null;
  readonly weight: number;
  /** Null for a box that holds others. */
  readonly place: TouchedPlace | null;
}

/** Below this a line names them all, and a picture says nothing more. */
const handful = 6;

/** Whether so many locations are touched that they are easier to see than to read. */
export const areManyTouched = ({ places, more }: EffectView['touched']): boolean => places.length + more > handful;

/** What touched locations lie in, each with its locations after it, in the order in which they are told. */
export function touchedBoxes(places: readonly TouchedPlace[]): TouchedBox[] {
  const boxes: TouchedBox[] = [];
  const holders = [...new Map(places.map(({ within }) => [within?.id ?? '', within])).values()];
  for (const holder of holders) {
    const at = holder === null ? null : boxes.length;
    if (holder) boxes.push({ key: holder.id, name: holder.name, within: null, weight: 1, place: null });
    for (const place of places)
      if (place.within?.id === holder?.id) boxes.push({ key: place.node.id, name: place.node.name, within: at, weight: 1, place });
  }
  return boxes;
}

/** What happens at a location, in whole sentences: who loses first. */
export const touchedSentences = ({ node: { name }, lose, gain }: TouchedPlace): string[] => [
  ...(lose > 0 ? [m.review_place_loses({ place: name, count: lose })] : []),
  ...(gain > 0 ? [m.review_place_gains({ place: name, count: gain })] : []),
];
