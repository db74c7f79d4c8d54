import type { EffectView } from '@totem/domain/change-access';
import { CircleSlash, Equal, type LucideIcon, Minus, Plus, TriangleAlert } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';

export type Part = 'loses' | 'gains' | 'no_effect' | 'warnings' | 'refused';

/** How much of what a draft does; pressing one shows that part alone. */
export function CountsBar({ effect, part, onPart }: { effect: EffectView; part: Part | null; onPart: (part: Part | null) => void }) {
  const { counts, warnings, refused } = effect;
  const cells: readonly { key: Part; icon: LucideIcon; count: number; words: string; looks: string }[] = [
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
    { key: 'refused', icon: CircleSlash, count: refused.length, words: m.review_count_refused(), looks: 'text-ink' },
  ];
  return (
    <div
      role="group"
      aria-label={m.review_counts()}
      className="edge grid gap-px grid-cols-[repeat(auto-fit,minmax(104px,1fr))] overflow-hidden rounded-3"
    >
      {cells.map(({ key, icon: Icon, count, words, looks }) => (
        <button
          key={key}
          type="button"
          aria-pressed={part === key}
          onClick={() => onPart(part === key ? null : key)}
          className="grid min-h-ctl justify-items-start gap-0.5 shadow-[1px_1px_0_0_var(--line)] px-3.5 py-2 text-left -outline-offset-2 hover:bg-hover aria-pressed:bg-accent-soft"
        >
          <span className={`flex items-center gap-1.5 text-20 font-strong ${count === 0 ? 'text-ink-3' : looks}`}>
            <Icon size={16} aria-hidden strokeWidth={2.25} />
            {count.toLocaleString(getLocale())}
          </span>
          <span className="text-12 text-ink-2">{words}</span>
        </button>
      ))}
    </div>
  );
}
