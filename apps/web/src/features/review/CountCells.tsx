import type { LucideIcon } from 'lucide-react';
import { getLocale } from '../../paraglide/runtime.js';

export interface CountCell<Key extends string> {
  readonly key: Key;
  readonly icon: LucideIcon;
  readonly count: number;
  readonly words: string;
  readonly looks: string;
}

interface CountCellsProps<Key extends string> {
  readonly label: string;
  readonly cells: readonly CountCell<Key>[];
  readonly part: Key | null;
  readonly onPart: (part: Key | null) => void;
}

/** How much of what; pressing one shows that part alone. */
export function CountCells<Key extends string>({ label, cells, part, onPart }: CountCellsProps<Key>) {
  return (
    <div
      role="group"
      aria-label={label}
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
