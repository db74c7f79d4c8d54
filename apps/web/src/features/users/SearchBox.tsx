import { Search, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useSingleKeys } from '../../ui/single-keys.ts';
import { useShortcut } from '../../ui/use-shortcut.ts';

const pauseMs = 250;

interface SearchBoxProps {
  readonly label: string;
  /** What the address says. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
  /** `/` leads here; not where another box on the page has it. */
  readonly withKey?: boolean;
}

/** What is typed becomes the question once the hand rests. */
export function SearchBox({ label, value, onSearch, withKey = true }: SearchBoxProps) {
  const hasKey = useSingleKeys() && withKey;
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  const [said, setSaid] = useState(value);
  if (said !== value) {
    setSaid(value);
    // The address moved on by itself (Back, *Clear all*): the box says what it says. An answer to what was asked here
    // leaves the box alone, for more may have been typed since.
    if (value !== asked) setText(value);
    setAsked(value);
  }
  const ask = (next: string) => {
    setAsked(next);
    if (next !== value) onSearch(next);
  };
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    const timer = setTimeout(() => askNow(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  useShortcut('search', () => box.current?.focus(), withKey);
  return (
    <search className="edge-control flex min-h-ctl w-[236px] items-center rounded-2 bg-surface pl-2.5 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-focus max-wide:w-auto max-wide:flex-1">
      <Search size={16} aria-hidden className="text-ink-3" />
      <input
        ref={box}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label={label}
        aria-keyshortcuts={hasKey ? '/' : undefined}
        placeholder={label}
        value={text}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && ask(text.trim())}
        className="min-h-ctl w-full min-w-0 flex-1 bg-transparent px-2 outline-none pointer-coarse:text-16"
      />
      {text === '' ? (
        hasKey && (
          <kbd aria-hidden className="edge-strong mr-1.5 rounded-1 px-1.5 text-11 text-ink-2 max-wide:hidden pointer-coarse:hidden">
            /
          </kbd>
        )
      ) : (
        <button
          type="button"
          aria-label={m.users_search_clear()}
          onClick={() => {
            setText('');
            ask('');
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
