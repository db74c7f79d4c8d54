import type { EffectView } from '@totem/domain/change-access';
import { CircleSlash, Equal, Minus, Plus, TriangleAlert } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { type CountCell, CountCells } from './CountCells.tsx';

export type Part = 'loses' | 'gains' | 'no_effect' | 'warnings' | 'refused';

/** How much of what a draft does; pressing one shows that part alone. */
export function CountsBar({ effect, part, onPart }: { effect: EffectView; part: Part | null; onPart: (part: Part | null) => void }) {
  const { counts, warnings, refused } = effect;
  const cells: readonly CountCell<Part>[] = [
    { key: 'loses', icon: Minus, count: counts.lose, words: m.review_count_lose({ count: counts.lose }), looks: 'text-deny' },
    { key: 'gains', icon: Plus, count: counts.gain, words: m.review_count_gain({ count: counts.gain }), looks: 'text-allow' },
    { key: 'no_effect', icon: Equal, count: counts.noEffect, words: m.review_count_no_effect(), looks: 'text-ink-2' },
    {
      key: 'warnings',
      icon: TriangleAlert,
      count: warnings.length,
      words: m.review_count_warnings({ count: warnings.length }),
      looks: 'text-warn',
    },
    {
      key: 'refused',
      icon: CircleSlash,
      count: refused.reduce((count, one) => count + (one.of?.people.length ?? 1), 0),
      words: m.review_count_refused(),
      looks: 'text-ink',
    },
  ];
  return <CountCells label={m.review_counts()} cells={cells} part={part} onPart={onPart} />;
}
