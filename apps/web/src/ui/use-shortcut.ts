import { useEffect, useEffectEvent } from 'react';
import { isSingleKey, pressedSoFar, pressOf, togetherWithinMs } from './key-press.ts';
import { type ShortcutName, shortcuts } from './shortcuts.ts';
import { areSingleKeysOn } from './single-keys.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const acts = new Map<ShortcutName, (() => void)[]>();
const all: readonly string[] = shortcuts.map(({ keys }) => keys);
let before: { readonly pressed: string; readonly at: number } | null = null;

/**
 * Has an act done by its keys, wherever the focus stands; of several, the one that came last. Keys without ⌘ or Ctrl are
 * left to text fields, and to lists and layers that have keys of their own.
 */
export function useShortcut(name: ShortcutName, act: () => void, enabled = true): void {
  const latest = useEffectEvent(act);
  // The keyboard is outside React.
  useEffect(() => {
    if (!enabled) return undefined;
    const doIt = () => latest();
    if (acts.size === 0) addEventListener('keydown', onKeyDown);
    acts.set(name, [...(acts.get(name) ?? []), doIt]);
    return () => {
      const left = (acts.get(name) ?? []).filter((one) => one !== doIt);
      if (left.length > 0) acts.set(name, left);
      else acts.delete(name);
      if (acts.size === 0) removeEventListener('keydown', onKeyDown);
    };
  }, [name, enabled]);
}

function onKeyDown(event: KeyboardEvent) {
  const press = event.defaultPrevented || event.isComposing ? null : pressOf(event, isMac);
  if (press === null) return;
  const pressed = pressedSoFar(before && event.timeStamp - before.at < togetherWithinMs ? before.pressed : null, press, all);
  const isWriting = isSingleKey(pressed) && (!areSingleKeysOn() || hasKeysOfItsOwn(event.target));
  before = isWriting ? null : { pressed, at: event.timeStamp };
  if (isWriting) return;
  // With ⌘ or Ctrl the browser would do something of its own: save the page, go to its address bar.
  if (press.startsWith('mod+') && all.includes(press)) event.preventDefault();
  const name = shortcuts.find(({ keys }) => keys === pressed)?.name;
  const act = name && acts.get(name)?.at(-1);
  if (!act) return;
  event.preventDefault();
  act();
}

/** Text fields, and whatever moves by letters or stands over the page. */
const hasKeysOfItsOwn = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(?:TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit)$/.test(target.type)) ||
    target.closest('[role=dialog], [role=menu], [role=listbox], [role=combobox]') !== null);

/** How the keys are written on this device's own keyboard: "⌘ K", "Ctrl K". */
export const keyLabels = (keys: string): readonly (readonly string[])[] => keys.split(' ').map((press) => press.split('+').map(labelOf));

const labels: Readonly<Record<string, string>> = { mod: isMac ? '⌘' : 'Ctrl', Shift: '⇧', Enter: '↵', Escape: 'Esc' };
const labelOf = (part: string): string => labels[part] ?? (part.length === 1 ? part.toUpperCase() : part);

/** The same for `aria-keyshortcuts`; nothing for two keys in a row, which it cannot say. */
export const ariaKeys = (name: ShortcutName): string | undefined => {
  const keys = shortcuts.find((one) => one.name === name)?.keys ?? '';
  return keys.includes(' ') ? undefined : keys.replace('mod', isMac ? 'Meta' : 'Control');
};
