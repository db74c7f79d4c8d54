import { m } from '../paraglide/messages.js';

/** Where a shortcut belongs, in the order of the list of them. */
export const shortcutParts = ['everywhere', 'go', 'list', 'person'] as const;
export type ShortcutPart = (typeof shortcutParts)[number];

interface Shortcut {
  /** What acts on it: see `useShortcut`. Those of `go` end with the key of an entry of the rail. */
  readonly name: string;
  /** Its presses with a space between, as `pressOf` names them. */
  readonly keys: string;
  readonly part: ShortcutPart;
  /** Null: the entry of the rail says it. */
  readonly words: (() => string) | null;
  /** The layer, row or field that has the focus answers to it itself. */
  readonly own?: true;
}

/** Every shortcut of the console: what people read about them and what the keyboard does are both made of this. */
export const shortcuts = [
  { name: 'palette', keys: 'mod+k', part: 'everywhere', words: m.keyboard_palette },
  { name: 'review', keys: 'mod+s', part: 'everywhere', words: m.keyboard_review },
  { name: 'search', keys: '/', part: 'everywhere', words: m.keyboard_search },
  { name: 'shortcuts', keys: '?', part: 'everywhere', words: m.keyboard_help },
  { name: 'close', keys: 'Escape', part: 'everywhere', words: m.keyboard_close, own: true },
  { name: 'go.start', keys: 'g o', part: 'go', words: null },
  { name: 'go.people', keys: 'g u', part: 'go', words: null },
  { name: 'go.groups', keys: 'g g', part: 'go', words: null },
  { name: 'go.locations', keys: 'g l', part: 'go', words: null },
  { name: 'go.services', keys: 'g s', part: 'go', words: null },
  { name: 'go.roles', keys: 'g r', part: 'go', words: null },
  { name: 'go.explorer', keys: 'g e', part: 'go', words: null },
  { name: 'go.activity', keys: 'g a', part: 'go', words: null },
  { name: 'list.next', keys: 'j', part: 'list', words: m.keyboard_next },
  { name: 'list.previous', keys: 'k', part: 'list', words: m.keyboard_previous },
  { name: 'list.open', keys: 'Enter', part: 'list', words: m.keyboard_open, own: true },
  { name: 'list.select', keys: 'x', part: 'list', words: m.keyboard_select, own: true },
  { name: 'list.select_to', keys: 'Shift+x', part: 'list', words: m.keyboard_select_to, own: true },
  { name: 'person.edit', keys: 'e', part: 'person', words: m.keyboard_edit },
  { name: 'person.why', keys: 'w', part: 'person', words: m.keyboard_why },
] as const satisfies readonly Shortcut[];

export type ShortcutName = (typeof shortcuts)[number]['name'];
