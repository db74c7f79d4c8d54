import { X } from 'lucide-react';
import { m } from '../paraglide/messages.js';

/** A filter that holds, with what removes it. */
export function FilterChip({ name, value, onRemove }: { name: string; value: string; onRemove: () => void }) {
  return (
    <span className="edge-strong inline-flex min-h-ctl-sm items-center gap-1.5 rounded-2 pr-0.5 pl-2.5">
      <span className="text-ink-2">{name}</span>
      <span className="font-medium">{value}</span>
      <button
        type="button"
        aria-label={m.ui_remove_filter({ name })}
        onClick={onRemove}
        className="grid size-6 place-items-center rounded-1 text-ink-2 hover:bg-hover hover:text-ink"
      >
        <X size={14} aria-hidden />
      </button>
    </span>
  );
}
