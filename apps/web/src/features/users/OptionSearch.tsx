import { Search } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { m } from '../../paraglide/messages.js';
import { OptionLine } from '../../ui/OptionLine.tsx';
import type { Option } from '../../ui/option.ts';

interface OptionSearchProps {
  /** What is chosen here, for the ear. */
  readonly label: string;
  readonly options: readonly Option[];
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onChoose: (value: string) => void;
  /** In place of options: that they are on their way, or that there are none. */
  readonly note: string | null;
}

/** Options below a box that narrows them; arrows go from one to the next. */
export function OptionSearch({ label, options, typed, onType, onChoose, note }: OptionSearchProps) {
  const whole = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [...(whole.current?.querySelectorAll<HTMLElement>('input, [data-option]') ?? [])];
    const at = stops.findIndex((stop) => stop === event.target);
    event.preventDefault();
    stops[(at + step + stops.length) % stops.length]?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only leads the focus among its own controls
    <div ref={whole} onKeyDown={onKeyDown} className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center border-b border-line pb-1">
        <Search size={16} aria-hidden className="ml-2.5 text-ink-3" />
        <input
          ref={box}
          aria-label={m.ui_find_in({ list: label })}
          placeholder={m.ui_find()}
          value={typed}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && options[0] && typed !== '' && onChoose(options[0].value)}
          className="min-h-ctl w-full min-w-0 rounded-2 bg-transparent px-2.5 outline-none pointer-coarse:text-16"
        />
      </div>
      <ul aria-label={label} className="min-h-0 flex-1 overflow-auto overscroll-contain pt-1">
        {options.map((option) => (
          <li key={option.value}>
            <button
              type="button"
              data-option
              onClick={() => onChoose(option.value)}
              className="flex min-h-ctl w-full items-center rounded-2 px-2.5 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
            >
              <OptionLine option={option} chosen={false} />
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={note ? 'px-2.5 py-2 text-12 text-ink-2' : 'sr-only'}>
        {note}
      </p>
    </div>
  );
}
