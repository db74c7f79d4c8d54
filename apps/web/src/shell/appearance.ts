import { useSyncExternalStore } from 'react';

/** How the console looks on this device; `system` follows what the device asks for. */
export interface Appearance {
  readonly theme: 'system' | 'light' | 'dark';
  readonly contrast: 'system' | 'normal' | 'high';
  readonly density: 'normal' | 'compact';
}

// The name and the values are read again by public/appearance.js, before the first paint.
const storedAs = 'totem.appearance';
const choices = { theme: ['system', 'light', 'dark'], contrast: ['system', 'normal', 'high'], density: ['normal', 'compact'] } as const;
const moreContrast = matchMedia('(prefers-contrast: more)');
const readers = new Set<() => void>();
let current = stored();

function stored(): Appearance {
  let chosen: unknown;
  try {
    chosen = JSON.parse(localStorage.getItem(storedAs) ?? '{}');
  } catch {
    // Storage that is closed or broken leaves what the system says.
  }
  const from =
    typeof chosen === 'object' && chosen !== null ? new Map<string, unknown>(Object.entries(chosen)) : new Map<string, unknown>();
  return {
    theme: choices.theme.find((one) => one === from.get('theme')) ?? 'system',
    contrast: choices.contrast.find((one) => one === from.get('contrast')) ?? 'system',
    density: choices.density.find((one) => one === from.get('density')) ?? 'normal',
  };
}

function apply() {
  const root = document.documentElement;
  const high = current.contrast === 'high' || (current.contrast === 'system' && moreContrast.matches);
  root.toggleAttribute('data-theme', current.theme !== 'system');
  if (current.theme !== 'system') root.dataset['theme'] = current.theme;
  if (high) root.dataset['contrast'] = 'high';
  else delete root.dataset['contrast'];
  if (current.density === 'compact') root.dataset['density'] = 'compact';
  else delete root.dataset['density'];
}

moreContrast.addEventListener('change', apply);
// Another tab changed it: this one follows.
addEventListener('storage', (event) => {
  if (event.key === storedAs) take(stored());
});

function take(next: Appearance) {
  current = next;
  apply();
  for (const reader of readers) reader();
}

export function setAppearance(change: Partial<Appearance>): void {
  take({ ...current, ...change });
  try {
    localStorage.setItem(storedAs, JSON.stringify(current));
  } catch {
    // Closed storage: it holds until the page is left.
  }
}

export const useAppearance = (): Appearance =>
  useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    () => current,
  );
