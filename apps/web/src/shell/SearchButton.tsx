import { Search } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { ariaKeys, keyLabels } from '../ui/use-shortcut.ts';
import { paletteLayer } from './layers.ts';

/** Opens what one searches and commands with; on small screens an icon. `onNear`: before it is pressed. */
export function SearchButton({ onNear }: { onNear: () => void }) {
  return (
    <button
      type="button"
      aria-label={m.palette_title()}
      aria-haspopup="dialog"
      aria-keyshortcuts={ariaKeys('palette')}
      onClick={paletteLayer.open}
      onPointerEnter={onNear}
      onFocus={onNear}
      className="edge-strong flex min-h-ctl flex-none items-center gap-2 rounded-2 bg-surface pr-2 pl-2.5 text-ink-2 hover:bg-hover hover:text-ink max-desk:size-ctl max-desk:justify-center max-desk:p-0 max-wide:bg-transparent max-wide:shadow-none"
    >
      <Search size={16} aria-hidden />
      <span aria-hidden className="max-desk:hidden">
        {m.palette_search()}
      </span>
      {/* Drawn, and no text, for it is no part of the button's name. */}
      <span
        aria-hidden
        data-keys={keyLabels('mod+k').flat().join(' ')}
        className="edge-strong ml-6 rounded-1 px-1.5 text-11 before:content-[attr(data-keys)] max-desk:hidden"
      />
    </button>
  );
}
