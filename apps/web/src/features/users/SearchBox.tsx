import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { m } from '../../paraglide/messages.js';

const pauseMs = 250;

interface SearchBoxProps {
  readonly label: string;
  /** What the address says. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** What is typed becomes the question once the hand rests; `/` leads here from anywhere on the page. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<{ readonly text: string; readonly since: string } | null>(null);
  // The address moved on by itself (Back, *Clear all*): it says what is searched.
  const text = typed && typed.since === value ? typed.text : value;
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onSearch(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <search className="edge-control flex min-h-ctl w-[236px] items-center rounded-2 bg-surface pl-2.5 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-focus max-wide:w-auto max-wide:flex-1">
      <Search size={16} aria-hidden className="text-ink-3" />
      <input
        ref={box}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={text}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped({ text: event.target.value, since: value })}
        onKeyDown={(event) => event.key === 'Enter' && onSearch(text.trim())}
        className="min-h-ctl w-full min-w-0 flex-1 bg-transparent px-2 outline-none pointer-coarse:text-16"
      />
      {text === '' ? (
        <kbd aria-hidden className="edge-strong mr-1.5 rounded-1 px-1.5 text-11 text-ink-2 max-wide:hidden pointer-coarse:hidden">
          /
        </kbd>
      ) : (
        <button
          type="button"
          aria-label={m.users_search_clear()}
          onClick={() => {
            setTyped(null);
            onSearch('');
            box.current?.focus();
          }}
          className="mr-1 grid size-6 place-items-center rounded-1 text-ink-2 hover:bg-hover hover:text-ink"
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </search>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
