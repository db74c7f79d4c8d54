import type { AccessLine, MemberEffect } from '@totem/domain/access/preview';
import { type Asker, mayAt } from '@totem/domain/access/visibility';
import type { EffectView, TouchedPlace } from '@totem/domain/change-access';
import type { NodeId } from '@totem/domain/ids';
import { pathUp } from '@totem/domain/tree';
import { nodeNameOf } from '../names.ts';
import type { DraftEffect } from './rehearse-draft.ts';

/** As many as a small map has room for. */
const mostPlaces = 60;

/** Lists of the same lines as one, with how many there are: many people share theirs. */
function alike(all: readonly (readonly AccessLine[])[]): Iterable<{ readonly lines: readonly AccessLine[]; people: number }> {
  const numbers = new Map<AccessLine, number>();
  const numberOf = (line: AccessLine) => {
    const number = numbers.get(line) ?? numbers.size;
    numbers.set(line, number);
    return number;
  };
  const found = new Map<string, { readonly lines: readonly AccessLine[]; people: number }>();
  for (const lines of all) {
    const key = lines.map(numberOf).join();
    const same = found.get(key);
    if (same) same.people++;
    else found.set(key, { lines, people: 1 });
  }
  return found.values();
}

/** Where an effect is felt, of all its people: locations that the asker may see, those that concern most people first. */
export function touchedPlaces(asker: Asker, people: DraftEffect['people']): EffectView['touched'] {
  const { tree } = asker.mine;
  const counts = new Map<NodeId, { lose: number; gain: number }>();
  const count = (side: 'lose' | 'gain', linesOf: (effect: MemberEffect) => readonly AccessLine[]) => {
    for (const { lines, people: many } of alike(people.map(({ effect }) => linesOf(effect)))) {
      const places = new Set(lines.flatMap((line) => ('item' in line && 'locations' in line ? line.locations : [])));
      for (const place of places) {
        const known = counts.get(place) ?? { lose: 0, gain: 0 };
        known[side] += many;
        counts.set(place, known);
      }
    }
  };
  count('lose', ({ losses }) => losses);
  count('gain', ({ gains }) => gains);
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
