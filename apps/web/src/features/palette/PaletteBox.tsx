import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { Keys } from '../../ui/Keys.tsx';
import type { Hit, HitGroup } from './hit.ts';
import { HitLine } from './HitLine.tsx';

interface PaletteBoxProps {
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly groups: readonly HitGroup[];
  /** Whether these are the hits for what is typed now; until then Enter waits for them. */
  readonly isSettled: boolean;
  /** In place of hits where nothing is found. */
  readonly none: string;
  /** That something could not be searched. */
  readonly failure: string | null;
  readonly onChoose: (hit: Hit, inNewTab: boolean) => void;
  readonly onClose: () => void;
}

/** One box over the page: what is typed above, what it finds below, the first hit under the hand. */
export function PaletteBox({ typed, onType, groups, isSettled, none, failure, onChoose, onClose }: PaletteBoxProps) {
  const [highlighted, setHighlighted] = useState<Hit | null>(null);
  // Enter was pressed before the answer to what is typed was there: the first hit of that answer is meant.
  const waiting = useRef<'here' | 'new_tab' | null>(null);
  const hasMoved = useRef(false);
  const hits = groups.flatMap((group) => group.items);
  const [first] = hits;
  const choose = (hit: Hit, inNewTab: boolean) => {
    waiting.current = null;
    onChoose(hit, inNewTab);
  };
  const chooseAwaited = useEffectEvent(() => {
    if (first && waiting.current !== null) choose(first, waiting.current === 'new_tab');
    waiting.current = null;
  });
  // The answer comes from outside React.
  useEffect(() => {
    if (isSettled) chooseAwaited();
  }, [isSettled]);
  /** @returns whether the key was Enter: nothing else is done then. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') hasMoved.current = true;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return false;
    event.preventDefault();
    const inNewTab = event.metaKey || event.ctrlKey;
    const chosen = hasMoved.current ? hits.find(({ key }) => key === highlighted?.key) : undefined;
    if (chosen) choose(chosen, inNewTab);
    else if (!isSettled) waiting.current = inNewTab ? 'new_tab' : 'here';
    else if (first) choose(first, inNewTab);
    return true;
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fades fixed inset-0 z-30 bg-scrim" />
        <Dialog.Popup
          aria-label={m.palette_title()}
          className="pops fixed top-[12dvh] left-1/2 z-30 flex max-h-[min(600px,76dvh)] wide:h-[min(600px,76dvh)] w-[min(640px,calc(100vw-32px))] -translate-x-1/2 flex-col overflow-hidden rounded-4 bg-raised shadow-e3 max-wide:top-2 max-wide:max-h-[calc(100dvh-16px)] max-wide:w-[calc(100vw-16px)]"
        >
          <Autocomplete.Root
            open
            inline
            mode="none"
            items={groups}
            value={typed}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={(hit: Hit) => hit.title}
            onItemHighlighted={(hit: Hit | undefined) => setHighlighted(hit ?? null)}
            onValueChange={(text, { reason }) => {
              if (reason === 'item-press') return;
              hasMoved.current = false;
              waiting.current = null;
              onType(text);
            }}
          >
            <div className="flex flex-none items-center gap-2.5 border-b border-line px-4">
              <Search size={18} aria-hidden className="text-ink-3" />
              <Autocomplete.Input
                aria-label={m.palette_title()}
                placeholder={m.palette_placeholder()}
                maxLength={200}
                spellCheck={false}
                enterKeyHint="go"
                onKeyDown={(event) => onKey(event) && event.preventBaseUIHandler()}
                className="min-h-13 w-full min-w-0 bg-transparent text-16 outline-none"
              />
              <Dialog.Close className="flex min-h-ctl min-w-ctl flex-none items-center justify-center rounded-2 text-ink-2 hover:bg-hover hover:text-ink">
                <span className="sr-only">{m.ui_close()}</span>
                <kbd aria-hidden className="edge-strong rounded-1 px-1.5 text-11 max-wide:hidden">
                  Esc
                </kbd>
                <X size={16} aria-hidden className="wide:hidden" />
              </Dialog.Close>
            </div>
            {failure !== null && (
              <p role="alert" className="flex-none border-b border-line px-4 py-2 text-12 text-ink-2">
                {failure}
              </p>
            )}
            <Autocomplete.Status className="sr-only">
              {isSettled ? m.palette_count({ count: hits.length }) : m.ui_loading()}
            </Autocomplete.Status>
            <Autocomplete.Empty>{isSettled && <div className="px-4 py-5 text-ink-2 text-pretty">{none}</div>}</Autocomplete.Empty>
            <Autocomplete.List
              aria-busy={!isSettled}
              className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain px-2 pt-1 pb-2 outline-none data-empty:p-0"
            >
              {(group: HitGroup) => (
                <Autocomplete.Group key={group.value} items={group.items} className="pt-1">
                  <Autocomplete.GroupLabel className="flex min-h-7 items-center gap-2 px-2.5 text-12 font-medium text-ink-3">
                    {group.value}
                    {group.note && <span className="font-regular">{group.note}</span>}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(hit: Hit) => (
                      <Autocomplete.Item
                        key={hit.key}
                        value={hit}
                        onClick={(event) => choose(hit, event.metaKey || event.ctrlKey)}
                        onAuxClick={(event) => event.button === 1 && choose(hit, true)}
                        className="flex min-h-10 cursor-default items-center gap-3 rounded-2 px-2.5 py-1.5 outline-none select-none data-highlighted:bg-hover data-highlighted:outline-1 data-highlighted:-outline-offset-1 data-highlighted:outline-line-strong pointer-coarse:min-h-11"
                      >
                        <HitLine hit={hit} typed={typed} />
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <p
              aria-hidden
              className="flex flex-none flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2 text-12 text-ink-2 max-wide:hidden"
            >
              <Hint keys="Enter" words={m.palette_open()} />
              <Hint keys="mod+Enter" words={m.palette_new_tab()} />
              <Hint keys="Escape" words={m.palette_close()} />
            </p>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const Hint = ({ keys, words }: { keys: string; words: string }) => (
  <span className="flex items-center gap-1.5">
    <Keys keys={keys} />
    {words}
  </span>
);
