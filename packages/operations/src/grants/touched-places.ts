import { type Asker, mayAt } from '@totem/domain/access/visibility';
import type { EffectView, TouchedPlace } from '@totem/domain/change-access';
import type { NodeId } from '@totem/domain/ids';
import { pathUp } from '@totem/domain/tree';
import { nodeNameOf } from '../names.ts';
import type { DraftEffect } from './rehearse-draft.ts';

/** As many as a small map has room for. */
const mostPlaces = 60;

/** Where an effect is felt, of all its people: locations that the asker may see, those that concern most people first. */
export function touchedPlaces(asker: Asker, people: DraftEffect['people']): EffectView['touched'] {
  const { tree } = asker.mine;
  const counts = new Map<NodeId, { lose: number; gain: number }>();
  const count = (lines: DraftEffect['people'][number]['effect']['gains'], side: 'lose' | 'gain') => {
    const places = new Set(lines.flatMap((line) => ('item' in line && 'locations' in line ? line.locations : [])));
    for (const place of places) {
      const known = counts.get(place) ?? { lose: 0, gain: 0 };
      known[side]++;
      counts.set(place, known);
    }
  };
  for (const { effect } of people) {
    count(effect.losses, 'lose');
    count(effect.gains, 'gain');
  }
  const seen = [...counts].filter(([place]) => mayAt(asker, 'administration:location.view', place));
  const shown = seen
    .map(([place, { lose, gain }]) => ({ place, lose, gain, name: nodeNameOf(tree, place).name }))
    .toSorted((a, b) => b.lose + b.gain - a.lose - a.gain || a.name.localeCompare(b.name) || a.place.localeCompare(b.place))
    .slice(0, mostPlaces);
  return {
    places: shown.map(({ place, lose, gain }): TouchedPlace => {
      const above = pathUp(tree, place)[1];
      return { node: nodeNameOf(tree, place), within: above ? nodeNameOf(tree, above.id) : null, lose, gain };
    }),
    more: seen.length - shown.length,
  };
}
