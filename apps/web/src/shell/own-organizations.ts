import type { UserId } from '@totem/domain/ids';
import { useSyncExternalStore } from 'react';

/** What this device keeps of somebody's organizations: which are pinned, and when each was used here last. */
interface Kept {
  readonly pinned: readonly string[];
  /** An instant for each slug. */
  readonly used: Readonly<Record<string, string>>;
}

const nothing: Kept = { pinned: [], used: {} };
const storedAs = (user: UserId) => `totem.organizations.${user}`;
const readers = new Set<() => void>();
/** The text that was read last, with what it says: the same text is the same answer. */
let last: { readonly text: string | null; readonly kept: Kept } = { text: null, kept: nothing };

function read(user: UserId): Kept {
  try {
    const text = localStorage.getItem(storedAs(user));
    if (text !== last.text) last = { text, kept: text === null ? nothing : keptIn(JSON.parse(text)) };
    return last.kept;
  } catch {
    return nothing; // Closed or broken storage: nothing is known.
  }
}

/** As far as it is what was kept: storage may hold anything. By hand, for every page reads it before it is drawn. */
export function keptIn(stored: unknown): Kept {
  if (!isObject(stored)) return nothing;
  const { pinned, used } = stored;
  return {
    pinned: Array.isArray(pinned) ? pinned.filter((one) => typeof one === 'string') : [],
    used: isObject(used) ? Object.fromEntries(Object.entries(used).flatMap(([slug, at]) => (isInstant(at) ? [[slug, at]] : []))) : {},
  };
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null;
const isInstant = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));

function write(user: UserId, kept: Kept) {
  try {
    localStorage.setItem(storedAs(user), JSON.stringify(kept));
  } catch {
    // Closed storage: it is not kept.
  }
  for (const reader of readers) reader();
}

/** Keeps when one of one's organizations was used here last, by its slug. */
export function noteUse(user: UserId, slug: string, at: Date): void {
  const kept = read(user);
  write(user, { ...kept, used: { ...kept.used, [slug]: at.toISOString() } });
}

/** Pins it to the top, or takes it from there. */
export function setPinned(user: UserId, slug: string, isPinned: boolean): void {
  const kept = read(user);
  const others = kept.pinned.filter((one) => one !== slug);
  write(user, { ...kept, pinned: isPinned ? [...others, slug] : others });
}

export const useKeptOrganizations = (user: UserId): Kept =>
  useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      addEventListener('storage', reader); // another tab
      return () => {
        readers.delete(reader);
        removeEventListener('storage', reader);
      };
    },
    () => read(user),
  );

/** The pinned ones first, in the order in which they were pinned; the others as they were. */
export function pinnedFirst<Row extends { readonly slug: string }>(rows: readonly Row[], { pinned }: Pick<Kept, 'pinned'>): Row[] {
  const at = (row: Row) => (pinned.includes(row.slug) ? pinned.indexOf(row.slug) : pinned.length);
  return rows.toSorted((a, b) => at(a) - at(b));
}
